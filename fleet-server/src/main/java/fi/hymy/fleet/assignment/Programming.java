package fi.hymy.fleet.assignment;

import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.site.KioskAt;
import fi.hymy.fleet.site.KioskQueries;
import fi.hymy.fleet.site.KioskQuery;
import fi.hymy.fleet.site.PlaceId;
import fi.hymy.fleet.site.Places;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.survey.SurveyLives;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.schedule.Schedule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Gives every kiosk the schedule that its place and its assignments make, and leaves alone whom nothing changes for.
@Component
final class Programming {
    private static final int AT_ONCE = 200;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;
    private final AssignmentBook book;
    private final SurveyLives lives;
    private final Reach reach;
    private final KioskQueries queries;
    private final Places places;
    private final Twin twin;
    private final Telling telling;
    private final ProgrammeFaults faults;
    private final Times times;

    Programming(
            WriterDb writer,
            ReaderDb reader,
            InstantSource clock,
            AssignmentBook book,
            SurveyLives lives,
            Reach reach,
            KioskQueries queries,
            Places places,
            Twin twin,
            Telling telling,
            ProgrammeFaults faults,
            Times times) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
        this.book = book;
        this.lives = lives;
        this.reach = reach;
        this.queries = queries;
        this.places = places;
        this.twin = twin;
        this.telling = telling;
        this.faults = faults;
        this.times = times;
    }

    /// A kiosk that needs another schedule.
    private record Change(KioskId kiosk, @Nullable Schedule schedule, String what, String by) {}

    /// All that may show: neither ended nor of a survey that closed.
    List<Planned> active() {
        Set<SurveyId> shut = lives.shut();
        return book.all().stream()
                .filter(planned ->
                        !planned.ended() && !shut.contains(planned.survey().survey()))
                .toList();
    }

    /// Looks at every kiosk once. A thread at a time.
    ///
    /// @return the next moment at which a placement begins or ends
    Instant pass() {
        Instant now = clock.instant();
        Map<KioskId, List<Planned>> reached = reached(active());
        Map<PlaceId, SiteRules> rules = SiteRules.all(places.all(), times.zone());
        Map<KioskId, Schedule> until = twin.programmes();
        Map<KioskId, String> problems = new HashMap<>();
        var changes = new ArrayList<Change>();
        for (KioskAt at : queries.page(KioskQuery.ALL, null, Integer.MAX_VALUE)) {
            List<Planned> planned = reached.getOrDefault(at.id(), List.of());
            try {
                Schedule wanted = Composition.schedule(rules(at, rules), planned, now);
                Schedule old = until.get(at.id());
                if (!Composition.same(old, wanted, now)) {
                    changes.add(new Change(at.id(), wanted, what(old, wanted), by(old, planned)));
                }
            } catch (IllegalArgumentException e) {
                problems.put(at.id(), String.valueOf(e.getMessage()));
            }
        }
        changes.sort(Comparator.comparing(change -> change.kiosk().value()));
        changes.stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(some -> apply(some, problems));
        faults.keep(problems);
        if (!changes.isEmpty()) {
            twin.tidyProgrammes();
        }
        return nextPlacement(now);
    }

    private SiteRules rules(KioskAt at, Map<PlaceId, SiteRules> rules) {
        SiteRules nowhere = SiteRules.nowhere(times.zone());
        return at.standsAt()
                .map(spot -> rules.getOrDefault(spot.site(), nowhere))
                .orElse(nowhere);
    }

    private Map<KioskId, List<Planned>> reached(List<Planned> active) {
        Map<KioskId, List<Planned>> reached = new HashMap<>();
        active.forEach(planned -> reach.kiosks(planned.target())
                .forEach(kiosk ->
                        reached.computeIfAbsent(kiosk, _ -> new ArrayList<>()).add(planned)));
        return reached;
    }

    private void apply(List<Change> some, Map<KioskId, String> problems) {
        writer.transaction()
                .executeWithoutResult(status -> some.forEach(change -> {
                    try {
                        twin.follow(change.kiosk(), change.schedule(), change.what(), change.by())
                                .ifPresent(state -> telling.afterCommit(change.kiosk(), state));
                    } catch (IllegalArgumentException e) {
                        problems.put(change.kiosk(), String.valueOf(e.getMessage()));
                    }
                }));
    }

    private static String what(@Nullable Schedule old, @Nullable Schedule wanted) {
        int before = old == null ? 0 : old.assignments().size();
        int after = wanted == null ? 0 : wanted.assignments().size();
        boolean hours =
                (old == null || wanted == null || old.opening().equals(wanted.opening())) && before == 0 && after == 0;
        return hours ? "Opening hours of the site" : "Assignments: %d, until then %d".formatted(after, before);
    }

    /// Whoever made the newest change that reaches the kiosk.
    private static String by(@Nullable Schedule old, List<Planned> planned) {
        return planned.stream()
                .filter(one -> old == null || !old.assignments().contains(one.assignment()))
                .max(Comparator.comparing(Planned::changedAt))
                .map(Planned::by)
                .orElse("the site");
    }

    private Instant nextPlacement(Instant now) {
        long next = reader.jdbc()
                .sql("""
                        select coalesce(min(edge), :never) from (
                            select min(from_at) as edge from placement where from_at > :now
                            union all select min(to_at) from placement where to_at > :now) edges
                        """)
                .param("now", now.toEpochMilli())
                .param("never", Long.MAX_VALUE)
                .query(Long.class)
                .single();
        return Instant.ofEpochMilli(next);
    }
}
