package fi.hymy.fleet.device;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.DeviceSetup;
import fi.hymy.fleet.kiosk.DeviceSetups.Saved;
import fi.hymy.fleet.kiosk.TwinState;
import fi.hymy.fleet.web.Tongue;
import fi.hymy.protocol.message.DeviceSettings;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.ReportedState.SetUp;
import fi.hymy.protocol.schedule.HoursText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// How a kiosk's box should be set up beside how it says that it is, in words.
public final class SetupView {
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
        String is = is(setUp -> setUp.brightness().map(SetupView::percent).orElse(t("no backlight to be set")));
        return line(t("Brightness"), should.map(SetupView::percent), is);
    }

    private Line volume() {
        Optional<Integer> should = saved.map(all -> all.setup().volume());
        return line(
                t("Volume"),
                should.map(SetupView::percent),
                is(setUp -> setUp.volume().map(SetupView::percent).orElse(t("not said"))));
    }

    private Line pin() {
        boolean wished =
                state.desired().settings().flatMap(DeviceSettings::staffPin).isPresent();
        String is =
                is(setUp -> setUp.staffPin() ? wished ? t("set ~box") : t("set in its settings file") : t("none ~box"));
        return line(t("Staff PIN"), Optional.of(wished ? t("set ~box") : t("none ~box")), is);
    }

    private Line test() {
        Optional<String> should = saved.map(all -> all.setup()
                .staffTestUntil()
                .filter(now::isBefore)
                .map(until -> t("until %s", Tongue.pattern("d MMM HH:mm").format(until.atZone(zone))))
                .orElse(t("off ~box")));
        String is = is(setUp -> setUp.staffTest() ? t("on ~box") : t("off ~box"));
        boolean wished = should.filter(text -> !text.equals(t("off ~box"))).isPresent();
        return new Line(
                t("Staff test"),
                should.orElse(t("as it is")),
                is,
                tone(should.isPresent(), is, wished ? t("on ~box") : t("off ~box")));
    }

    private Line hours() {
        Optional<DeviceSetup> own =
                saved.map(Saved::setup).filter(setup -> !setup.opening().isAlways());
        String should = own.map(setup -> HoursText.of(setup.opening())
                        + setup.zone().map(zone -> " (" + zone.getId() + ")").orElse(""))
                .orElse(t("as its site"));
        String is = is(setUp -> setUp.open() ? t("open ~box") : t("closed, the screen sleeps"));
        return new Line(t("Opening hours"), should, is, is.equals(t("not said")) ? "none" : "good");
    }

    private static Line line(String name, Optional<String> should, String is) {
        return new Line(name, should.orElse(t("as it is")), is, tone(should.isPresent(), is, should.orElse("")));
    }

    private static String tone(boolean said, String is, String should) {
        if (!said || is.equals(t("not said"))) {
            return "none";
        }
        return is.equals(should) ? "good" : "soso";
    }

    private String is(Function<SetUp, String> words) {
        return state.reported().flatMap(ReportedState::setUp).map(words).orElse(t("not said"));
    }

    private static String percent(int value) {
        return value + " %";
    }
}
