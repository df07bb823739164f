package fi.hymy.fleet.kiosk;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.WhyNot.Cause;
import fi.hymy.fleet.web.Times;
import fi.hymy.fleet.web.Tongue;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.ReportedState.Problem;
import fi.hymy.protocol.message.ReportedState.Reason;
import fi.hymy.protocol.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds the one reason why nobody can answer the right survey at a kiosk.
///
/// @param status at one moment
/// @param spoken whether the words are wanted too: where the next opening is looked for, they cost more than the rest
record Diagnosis(KioskStatus status, boolean spoken) {
    /// So many changes are looked through for the next window or opening.
    private static final int FAR_ENOUGH = 200;

    Optional<WhyNot> why() {
        return shutOut()
                .or(this::lifeless)
                .or(this::reported)
                .or(this::underWay)
                .or(this::asDecided);
    }

    private Optional<WhyNot> shutOut() {
        return status.shutOut().map(out -> {
            String ago = lasting(Duration.between(out.since(), status.now()));
            return out.revoked()
                    ? new WhyNot(Cause.SHUT_OUT, t("Shut out for %s: it cannot connect until it joins again.", ago))
                    : new WhyNot(
                            Cause.CERTIFICATE_ENDED,
                            t("Its certificate ended %s ago: it cannot connect until it joins again.", ago));
        });
    }

    private Optional<WhyNot> lifeless() {
        if (status.linkChangedAt().isEmpty()) {
            return found(Cause.NEVER_CAME, t("It has never connected."));
        }
        if (!status.linked()) {
            Duration away = Duration.between(status.linkChangedAt().get(), status.now());
            return found(Cause.OFFLINE, t("Offline for %s; it goes on by what it knows.", lasting(away)));
        }
        return status.heartbeatIsLate()
                ? found(Cause.SILENT, t("Linked, but without a sign of life for %s.", lasting(silence())))
                : Optional.empty();
    }

    /// What the kiosk says of the newest that was decided, or of what comes later. It may have said it of an older one.
    private Optional<WhyNot> reported() {
        return problem().filter(problem -> problem.reason() != Reason.UNDER_WAY).map(WhyNot::of);
    }

    private Optional<WhyNot> underWay() {
        if (!status.twin().heard() && status.twin().desired().version() > 0) {
            return found(Cause.BEING_TOLD, t("It is being told."));
        }
        Optional<WhyNot> onItsWay = problem().map(WhyNot::of);
        if (onItsWay.isPresent() || status.settled() || status.twin().desired().version() == 0) {
            return onItsWay;
        }
        return found(Cause.UNEXPLAINED, t("It has heard of it and has not said why."));
    }

    private Optional<WhyNot> asDecided() {
        Optional<Schedule> schedule = status.twin().desired().schedule();
        Instant now = status.now();
        if (schedule.filter(known -> !known.open(now)).isPresent()) {
            String until = schedule.filter(_ -> spoken)
                    .flatMap(known -> next(known, known::open))
                    .map(at -> t(" until %s", at))
                    .orElse("");
            return found(Cause.ASLEEP, t("Closed%s: the screen sleeps.", until));
        }
        if (status.shouldShow().isPresent()) {
            return Optional.empty();
        }
        return schedule.flatMap(known -> next(known, at -> known.showing(at).isPresent()))
                .map(at -> new WhyNot(
                        Cause.WAITS_FOR_ITS_WINDOW, t("It waits for its window: the next assignment begins %s.", at)))
                .or(() -> found(Cause.NOTHING_ASSIGNED, t("No survey is assigned to it.")));
    }

    private Optional<Problem> problem() {
        return status.twin().reported().filter(_ -> status.twin().heard()).flatMap(ReportedState::problem);
    }

    private Optional<String> next(Schedule schedule, Predicate<Instant> wanted) {
        Optional<Instant> at = schedule.nextChange(status.now());
        for (int i = 0; i < FAR_ENOUGH && at.isPresent(); i++) {
            if (wanted.test(at.get())) {
                return Optional.of(inWords(at.get(), schedule.zone()));
            }
            at = schedule.nextChange(at.get());
        }
        return Optional.empty();
    }

    private static String inWords(Instant at, ZoneId zone) {
        return t("%s there", Tongue.pattern("EEE d MMM 'at' HH:mm").format(at.atZone(zone)));
    }

    private Duration silence() {
        return status.heartbeatAt()
                .map(at -> Duration.between(at, status.now()))
                .orElse(Duration.ZERO);
    }

    private static String lasting(Duration length) {
        return Times.lasting(length.isNegative() ? Duration.ZERO : length);
    }

    private static Optional<WhyNot> found(Cause cause, String words) {
        return Optional.of(new WhyNot(cause, words));
    }
}
