package fi.hymy.fleet.kiosk;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Instant;
import java.util.Optional;

/// What a kiosk should show beside what it says it shows.
///
/// @param desiredAt when it was last decided, empty when it never was
/// @param desiredBy who decided
/// @param reported what the kiosk said last, but for its software; empty when it never did
public record TwinState(
        KioskId kiosk,
        DesiredState desired,
        Optional<Instant> desiredAt,
        Optional<String> desiredBy,
        Optional<ReportedState> reported,
        Optional<Instant> reportedAt) {
    /// What the kiosk should show at a moment: what its schedule wants then, else the standing survey.
    public Optional<SurveyRef> shouldShow(Instant at) {
        return desired.schedule().flatMap(schedule -> schedule.showing(at)).or(desired::survey);
    }

    /// What the kiosk says that it shows.
    public Optional<SurveyRef> shows() {
        return reported.flatMap(ReportedState::showing);
    }

    /// Whether it says that it shows what it should at a moment.
    public boolean settled(Instant at) {
        return reported.isPresent() && shows().equals(shouldShow(at));
    }

    /// Whether the kiosk has taken up the newest that was decided.
    public boolean heard() {
        return reported.filter(state -> state.desiredVersion() >= desired.version())
                .isPresent();
    }

    static TwinState unknown(KioskId kiosk) {
        return new TwinState(
                kiosk,
                new DesiredState(0, null),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
