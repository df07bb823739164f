package fi.hymy.fleet.alert;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.protocol.codec.CodecException;
import fi.hymy.protocol.codec.ConditionCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What the boxes last said of themselves. Only what came since the last look is read. One thread at a time.
@Component
final class Conditions {
    /// What is older says nothing of now.
    private static final Duration FRESH = Duration.ofHours(1);
    /// Several servers write, each by its own clock, and a little later than it says.
    private static final Duration OVERLAP = Duration.ofSeconds(20);

    private final ReaderDb reader;
    private final Map<KioskId, Known> known = new HashMap<>();

    private Instant readTo = Instant.EPOCH;

    Conditions(ReaderDb reader) {
        this.reader = reader;
    }

    private record Known(Instant at, Condition condition) {}

    void refresh() {
        Instant from = readTo.minus(OVERLAP);
        reader.jdbc()
                .sql("select kiosk_id, received_at, body from health where received_at >= :from")
                .param("from", Math.max(0, from.toEpochMilli()))
                .query(row -> {
                    learn(
                            new KioskId(row.getString("kiosk_id")),
                            Instant.ofEpochMilli(row.getLong("received_at")),
                            row.getString("body"));
                });
    }

    private void learn(KioskId kiosk, Instant at, String body) {
        readTo = at.isAfter(readTo) ? at : readTo;
        Known before = known.get(kiosk);
        if (before != null && before.at().equals(at)) {
            return;
        }
        try {
            known.put(kiosk, new Known(at, ConditionCodec.decode(body)));
        } catch (CodecException e) {
            known.remove(kiosk);
        }
    }

    /// Empty where it said nothing for long.
    Optional<Condition> of(KioskId kiosk, Instant now) {
        return Optional.ofNullable(known.get(kiosk))
                .filter(one -> one.at().plus(FRESH).isAfter(now))
                .map(Known::condition);
    }
}
