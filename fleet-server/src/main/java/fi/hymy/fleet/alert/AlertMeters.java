package fi.hymy.fleet.alert;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.Rounds;
import fi.hymy.fleet.storage.WorksInRounds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// How many alarms are open, by kind, for whoever watches the server by Prometheus.
@Component
final class AlertMeters implements WorksInRounds {
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final ReaderDb reader;
    private final Map<String, Long> open = new ConcurrentHashMap<>();
    private final Rounds rounds = new Rounds("alert-meters", PAUSE, "the alarms' figures are not fresh", this::look);

    AlertMeters(ReaderDb reader, MeterRegistry registry) {
        this.reader = reader;
        for (AlertKind kind : AlertKind.values()) {
            Gauge.builder("hymy.alarms.open", open, counts -> counts.getOrDefault(kind.name(), 0L))
                    .description("Alarms of the console that are open")
                    .tag("kind", kind.word())
                    .register(registry);
        }
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    private void look() {
        Map<String, Long> now = new ConcurrentHashMap<>();
        reader.jdbc()
                .sql("select kind, count(*) as n from alert where closed_at is null group by kind")
                .query(row -> {
                    now.put(row.getString("kind"), row.getLong("n"));
                });
        open.keySet().retainAll(now.keySet());
        open.putAll(now);
    }
}
