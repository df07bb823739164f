package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.schedule.Assignment;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What an assignment would do to others, before it is saved.
@Component
final class Conflicts {
    private static final Duration AHEAD = Duration.ofDays(400);
    private static final int STEPS = 500;

    private final Programming programming;
    private final Reach reach;

    Conflicts(Programming programming, Reach reach) {
        this.programming = programming;
        this.reach = reach;
    }

    enum Kind {
        /// The other one does not show while this one does.
        HIDES,
        IS_HIDDEN,
        /// Nobody decided which of the two shows.
        TIE
    }

    /// @param kiosks how many both mean
    /// @param first moment at which both are in force
    record Conflict(Kind kind, Planned other, int kiosks, Instant first) {}

    /// @param kiosks that it means now
    /// @param tooMuch kiosks for which all assignments together would be too much, and why
    record Preview(int kiosks, List<Conflict> conflicts, Optional<String> tooMuch) {}

    private record Reached(Planned planned, Set<KioskId> kiosks) {}

    /// @param zone in which it is looked at
    Preview of(Planned planned, Instant now, ZoneId zone) {
        Set<KioskId> meant = new HashSet<>(reach.kiosks(planned.target()));
        List<Reached> others = programming.active().stream()
                .filter(other -> !other.id().equals(planned.id()) && !other.isOver(now, zone))
                .map(other -> new Reached(other, shared(other, meant)))
                .filter(other -> !other.kiosks().isEmpty())
                .toList();
        var conflicts = new ArrayList<Conflict>();
        others.forEach(other -> firstTogether(
                        planned.assignment(), other.planned().assignment(), now, zone)
                .ifPresent(first -> conflicts.add(new Conflict(
                        kind(planned, other.planned(), first, zone),
                        other.planned(),
                        other.kiosks().size(),
                        first))));
        return new Preview(meant.size(), conflicts, tooMuch(planned, meant, others, now, zone));
    }

    private Set<KioskId> shared(Planned other, Set<KioskId> meant) {
        Set<KioskId> shared = new HashSet<>(reach.kiosks(other.target()));
        shared.retainAll(meant);
        return shared;
    }

    private static Kind kind(Planned planned, Planned other, Instant both, ZoneId zone) {
        if (planned.assignment().tiesWith(other.assignment())) {
            return Kind.TIE;
        }
        Assignment shows = together(planned.assignment(), other.assignment(), zone)
                .inForce(both)
                .getFirst();
        return shows.equals(planned.assignment()) ? Kind.HIDES : Kind.IS_HIDDEN;
    }

    private static Schedule together(Assignment one, Assignment other, ZoneId zone) {
        return new Schedule(zone, Hours.ALWAYS, List.of(one, other));
    }

    private static Optional<Instant> firstTogether(Assignment one, Assignment other, Instant now, ZoneId zone) {
        Schedule both = together(one, other, zone);
        Instant end = now.plus(AHEAD);
        Optional<Instant> at = Optional.of(now);
        for (int i = 0; i < STEPS && at.isPresent() && at.get().isBefore(end); i++) {
            if (both.inForce(at.get()).size() == 2) {
                return at;
            }
            at = both.nextTurn(at.get());
        }
        return Optional.empty();
    }

    private static Optional<String> tooMuch(
            Planned planned, Set<KioskId> meant, List<Reached> others, Instant now, ZoneId zone) {
        Set<List<Planned>> tried = new HashSet<>();
        for (KioskId kiosk : meant) {
            List<Planned> its = Stream.concat(
                            Stream.of(planned),
                            others.stream()
                                    .filter(other -> other.kiosks().contains(kiosk))
                                    .map(Reached::planned))
                    .toList();
            try {
                if (tried.add(its)) {
                    Composition.schedule(SiteRules.nowhere(zone), its, now);
                }
            } catch (IllegalArgumentException e) {
                return Optional.of(t("It is too much for kiosk %s: %s.", kiosk, String.valueOf(e.getMessage())));
            }
        }
        return Optional.empty();
    }
}
