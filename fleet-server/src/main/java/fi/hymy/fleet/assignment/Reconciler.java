package fi.hymy.fleet.assignment;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.Rounds;
import fi.hymy.fleet.storage.WorksInRounds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes kiosks follow what was decided, on a thread of its own: publications bit by bit, and every schedule anew
/// when something changed that it is made of, or when the time of a placement comes. It keeps nothing in mind that
/// would be lost: after a start it looks at everything once.
@Component
final class Reconciler implements WorksInRounds {
    private static final Duration PAUSE = Duration.ofMillis(500);

    /// Of steps with some hundred kiosks; then others have their turn.
    private static final int STEPS = 10;

    /// For what no mark shows, as a kiosk's new name in a query by names.
    private static final Duration ANYHOW = Duration.ofMinutes(10);

    private final Publications publications;
    private final Lifecycle lifecycle;
    private final Programming programming;
    private final ReaderDb reader;
    private final InstantSource clock;
    private final Rounds rounds =
            new Rounds("assignment-reconciler", PAUSE, "kiosks cannot be brought to what was decided", this::round);

    private @Nullable Mark seen;
    private Instant next = Instant.MIN;

    Reconciler(
            Publications publications,
            Lifecycle lifecycle,
            Programming programming,
            ReaderDb reader,
            InstantSource clock) {
        this.publications = publications;
        this.lifecycle = lifecycle;
        this.programming = programming;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    private void round() {
        int steps = 0;
        while (steps < STEPS && (publications.step() || lifecycle.step())) {
            steps++;
        }
        programmes();
    }

    /// Looks at every kiosk's schedule, if there is a reason to.
    void programmes() {
        Mark now = mark();
        if (now.equals(seen) && clock.instant().isBefore(next)) {
            return;
        }
        Instant edge = programming.pass();
        Instant anyhow = clock.instant().plus(ANYHOW);
        next = edge.isBefore(anyhow) ? edge : anyhow;
        seen = now;
    }

    /// What schedules are made of, as numbers that another one replaces whenever it changes.
    private record Mark(long estate, long assignments, long lives, long kiosks) {}

    private Mark mark() {
        return reader.jdbc()
                .sql("""
                        select (select revision from estate where one = 1) as estate,
                               (select count(*) from assignment) as assignments,
                               (select coalesce(sum(changed_at), 0) from survey_life) as lives,
                               (select count(*) from kiosk) as kiosks
                        """)
                .query((row, number) -> new Mark(
                        row.getLong("estate"), row.getLong("assignments"), row.getLong("lives"), row.getLong("kiosks")))
                .single();
    }
}
