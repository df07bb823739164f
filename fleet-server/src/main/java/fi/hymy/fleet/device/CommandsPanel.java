package fi.hymy.fleet.device;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.kiosk.TwinState;
import fi.hymy.fleet.web.Panel;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On a kiosk's page: what was asked of it lately, what became of that, and the newest picture of its screen.
@Component
public final class CommandsPanel implements Panel {
    private static final int LISTED = 8;

    private static final KioskFiles.PictureSize USUAL = new KioskFiles.PictureSize(1280, 800);

    private final Commands commands;
    private final KioskFiles files;
    private final Twin twin;
    private final SurveyNames names;
    private final Times times;

    CommandsPanel(Commands commands, KioskFiles files, Twin twin, SurveyNames names, Times times) {
        this.commands = commands;
        this.files = files;
        this.twin = twin;
        this.names = names;
        this.times = times;
    }

    /// A picture of the glass beside what should be on it.
    ///
    /// @param expected where a drawing is of what should have been on it; empty when nothing should
    /// @param should at the moment of the picture, in words
    /// @param survey id of that survey, or empty
    /// @param says what the kiosk says that it shows
    /// @param same whether both are the same
    /// @param asleep whether it was closed then, so that the screen may have slept
    /// @param changed whether something else was decided since the picture
    public record Shot(
            CommandRow row,
            int width,
            int height,
            String expected,
            String should,
            String survey,
            String says,
            boolean same,
            boolean asleep,
            boolean changed) {}

    @Override
    public Place place() {
        return Place.KIOSK;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Optional<Part> part(String subject) {
        List<Issued> all = commands.of(new KioskId(subject));
        TwinState state = twin.find(new KioskId(subject));
        List<Shot> picture = all.stream()
                .filter(issued -> row(issued).isPicture())
                .limit(1)
                .map(issued -> shot(issued, state))
                .toList();
        return Optional.of(new Part(
                "device/commands",
                Map.of(
                        "id",
                        subject,
                        "rows",
                        all.stream().limit(LISTED).map(this::row).toList(),
                        "picture",
                        picture)));
    }

    private CommandRow row(Issued issued) {
        return new CommandRow(issued, times.now());
    }

    private Shot shot(Issued issued, TwinState state) {
        CommandRow row = row(issued);
        Optional<SurveyRef> should = state.shouldShow(row.changedAt());
        KioskFiles.PictureSize size = files.pictureSize(issued.id()).orElse(USUAL);
        return new Shot(
                row,
                size.width(),
                size.height(),
                should.isEmpty() ? "" : expected(issued, size),
                named(should),
                should.map(ref -> ref.survey().value()).orElse(""),
                state.reported().isEmpty() ? t("nothing yet") : named(state.shows()),
                should.equals(state.shows()),
                state.desired()
                        .schedule()
                        .filter(schedule -> !schedule.open(row.changedAt()))
                        .isPresent(),
                state.desiredAt().filter(row.changedAt()::isBefore).isPresent());
    }

    private static String expected(Issued issued, KioskFiles.PictureSize size) {
        return "/api/v1/kiosks/%s/screen/expected?at=%s&width=%d&height=%d"
                .formatted(issued.kiosk(), issued.changedAt(), size.width(), size.height());
    }

    /// As `Reception, version 3`.
    private String named(Optional<SurveyRef> ref) {
        return ref.map(shown -> t("%s, version %s", names.of(shown.survey()), shown.version()))
                .orElse(t("nothing"));
    }
}
