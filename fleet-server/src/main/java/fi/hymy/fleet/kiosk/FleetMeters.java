package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.Rounds;
import fi.hymy.fleet.storage.WorksInRounds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/// What a host sees of the fleet as a whole: how many kiosks there are, are linked and live, and what waits on them.
/// Looked up now and then, not whenever somebody asks.
@Component
final class FleetMeters implements WorksInRounds {
    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final Duration ALIVE = Duration.ofMinutes(5);

    private final ReaderDb reader;
    private final InstantSource clock;
    private final Rounds rounds = new Rounds("fleet-meters", PAUSE, "the fleet's figures are not fresh", this::look);

    private volatile Figures figures = new Figures(0, 0, 0, 0, 0);

    FleetMeters(ReaderDb reader, InstantSource clock, MeterRegistry registry) {
        this.reader = reader;
        this.clock = clock;
        gauge(registry, "hymy.kiosks", "Kiosks that are registered", Figures::known);
        gauge(registry, "hymy.kiosks.linked", "Kiosks with a connection", Figures::linked);
        gauge(registry, "hymy.kiosks.alive", "Kiosks whose last heartbeat is less than 5 minutes old", Figures::alive);
        gauge(registry, "hymy.outbox.unsent", "Answers that wait on kiosks, as they last said", Figures::unsent);
        gauge(
                registry,
                "hymy.outbox.oldest.seconds",
                "For how long the oldest answer waits on a kiosk that is linked",
                Figures::oldestSeconds);
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    private void look() {
        figures = reader.jdbc()
                .sql("""
                        select (select count(*) from kiosk) as known,
                               count(case when linked = 1 then 1 end) as linked,
                               count(case when heartbeat_at > :alive then 1 end) as alive,
                               coalesce(sum(outbox_unsent), 0) as unsent,
                               coalesce(max(case when linked = 1 and outbox_unsent > 0
                                                 then outbox_oldest_unsent_ms end), 0) as oldest
                        from presence
                        """)
                .param("alive", clock.millis() - ALIVE.toMillis())
                .query(FleetMeters::figures)
                .single();
    }

    private static Figures figures(ResultSet row, int number) throws SQLException {
        return new Figures(
                row.getLong("known"),
                row.getLong("linked"),
                row.getLong("alive"),
                row.getLong("unsent"),
                row.getLong("oldest") / 1000.0);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<Figures> figure) {
        Gauge.builder(name, this, meters -> figure.applyAsDouble(meters.figures))
                .description(description)
                .register(registry);
    }

    private record Figures(long known, long linked, long alive, long unsent, double oldestSeconds) {}
}
