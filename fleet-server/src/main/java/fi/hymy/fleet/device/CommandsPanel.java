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

    private final Commands commands;
    private final Twin twin;
    private final SurveyNames names;
    private final Times times;

    CommandsPanel(Commands commands, Twin twin, SurveyNames names, Times times) {
        this.commands = commands;
        this.twin = twin;
        this.names = names;
        this.times = times;
    }

    /// A picture of the glass beside what should be on it.
    ///
    /// @param should at the moment of the picture, in words
    /// @param survey id of that survey, or empty
    /// @param says what the kiosk says that it shows
    /// @param same whether both are the same
    /// @param changed whether something else was decided since the picture
    public record Shot(CommandRow row, String should, String survey, String says, boolean same, boolean changed) {}

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
        List<CommandRow> all = commands.of(new KioskId(subject)).stream()
                .map(issued -> new CommandRow(issued, times.now()))
                .toList();
        TwinState state = twin.find(new KioskId(subject));
        List<Shot> picture = all.stream()
                .filter(CommandRow::isPicture)
                .limit(1)
                .map(row -> shot(row, state))
                .toList();
        return Optional.of(new Part(
                "device/commands",
                Map.of("id", subject, "rows", all.stream().limit(LISTED).toList(), "picture", picture)));
    }

    private Shot shot(CommandRow row, TwinState state) {
        Optional<SurveyRef> should = state.shouldShow(row.changedAt());
        return new Shot(
                row,
                named(should),
                should.map(ref -> ref.survey().value()).orElse(""),
                state.reported().isEmpty() ? "nothing yet" : named(state.shows()),
                should.equals(state.shows()),
                state.desiredAt().filter(row.changedAt()::isBefore).isPresent());
    }

    /// As `Reception, version 3`.
    private String named(Optional<SurveyRef> ref) {
        return ref.map(shown -> names.of(shown.survey()) + ", version " + shown.version())
                .orElse(t("nothing"));
    }
}
