package fi.hymy.fleet.device;

import fi.hymy.fleet.kiosk.DeviceSetup;
import fi.hymy.fleet.kiosk.DeviceSetups.Saved;
import fi.hymy.fleet.kiosk.TwinState;
import fi.hymy.protocol.message.DeviceSettings;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.ReportedState.SetUp;
import fi.hymy.protocol.schedule.HoursText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// How a kiosk's box should be set up beside how it says that it is, in words.
public final class SetupView {
    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.UK);
    private static final String UNSAID = "not said";
    private static final String AS_IT_IS = "as it is";

    private final TwinState state;
    private final Optional<Saved> saved;
    private final ZoneId zone;
    private final Instant now;

    /// @param zone in which moments are told
    SetupView(TwinState state, Optional<Saved> saved, ZoneId zone, Instant now) {
        this.state = state;
        this.saved = saved;
        this.zone = zone;
        this.now = now;
    }

    /// A line of the page.
    ///
    /// @param tone `good` where both are the same, `soso` where not, `none` where that cannot be said
    public record Line(String name, String should, String is, String tone) {}

    public String id() {
        return state.kiosk().value();
    }

    public Optional<Saved> saved() {
        return saved;
    }

    /// Whether the kiosk has still to hear of the newest wish.
    public boolean waiting() {
        return saved.isPresent() && !state.heard();
    }

    public List<Line> lines() {
        return List.of(brightness(), volume(), pin(), test(), hours());
    }

    private Line brightness() {
        Optional<Integer> should = saved.map(all -> all.setup().brightness());
        String is = is(setUp -> setUp.brightness().map(SetupView::percent).orElse("no backlight to be set"));
        return line("Brightness", should.map(SetupView::percent), is);
    }

    private Line volume() {
        Optional<Integer> should = saved.map(all -> all.setup().volume());
        return line(
                "Volume",
                should.map(SetupView::percent),
                is(setUp -> setUp.volume().map(SetupView::percent).orElse(UNSAID)));
    }

    private Line pin() {
        boolean wished =
                state.desired().settings().flatMap(DeviceSettings::staffPin).isPresent();
        String is = is(setUp -> setUp.staffPin() ? wished ? "set" : "set in its settings file" : "none");
        return line("Staff PIN", Optional.of(wished ? "set" : "none"), is);
    }

    private Line test() {
        Optional<String> should = saved.map(all -> all.setup()
                .staffTestUntil()
                .filter(now::isBefore)
                .map(until -> "until " + UNTIL.format(until.atZone(zone)))
                .orElse("off"));
        String is = is(setUp -> setUp.staffTest() ? "on" : "off");
        boolean wished = should.filter(text -> !text.equals("off")).isPresent();
        return new Line("Staff test", should.orElse(AS_IT_IS), is, tone(should.isPresent(), is, wished ? "on" : "off"));
    }

    private Line hours() {
        Optional<DeviceSetup> own =
                saved.map(Saved::setup).filter(setup -> !setup.opening().isAlways());
        String should = own.map(setup -> HoursText.of(setup.opening())
                        + setup.zone().map(zone -> " (" + zone.getId() + ")").orElse(""))
                .orElse("as its site");
        String is = is(setUp -> setUp.open() ? "open" : "closed, the screen sleeps");
        return new Line("Opening hours", should, is, is.equals(UNSAID) ? "none" : "good");
    }

    private static Line line(String name, Optional<String> should, String is) {
        return new Line(name, should.orElse(AS_IT_IS), is, tone(should.isPresent(), is, should.orElse("")));
    }

    private static String tone(boolean said, String is, String should) {
        if (!said || is.equals(UNSAID)) {
            return "none";
        }
        return is.equals(should) ? "good" : "soso";
    }

    private String is(Function<SetUp, String> words) {
        return state.reported().flatMap(ReportedState::setUp).map(words).orElse(UNSAID);
    }

    private static String percent(int value) {
        return value + " %";
    }
}
