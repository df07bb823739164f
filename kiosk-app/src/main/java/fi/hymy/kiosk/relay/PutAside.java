package fi.hymy.kiosk.relay;

import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.message.Uplink;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Rows that are passed over for a while. Deferred ones come back among the others; suspects, of which no receipt could
/// be had, come back alone. Belongs to the relay's loop.
final class PutAside {
    static final Duration FOR = Duration.ofMinutes(10);

    private static final int MOST = 100;

    private final Map<ResponseId, Long> deferredUntil = new LinkedHashMap<>();
    private final Map<ResponseId, Suspect> suspects = new LinkedHashMap<>();
    /// Suspects since the last row that got through.
    private int inARow;

    private record Suspect(Uplink.Row row, long due) {}

    void defer(ResponseId id, long now) {
        suspects.remove(id);
        deferredUntil.put(id, now + FOR.toMillis());
    }

    void suspect(Uplink.Row row, long now) {
        inARow++;
        if (suspects.size() >= MOST) {
            suspects.clear();
        }
        suspects.put(row.response().id(), new Suspect(row, now + FOR.toMillis()));
    }

    void clearSuspects() {
        suspects.clear();
        inARow = 0;
    }

    void settled(ResponseId id) {
        deferredUntil.remove(id);
        suspects.remove(id);
    }

    /// A row got through. When several had failed in a row, it was perhaps not for them: all have a turn at once.
    void progress(long now) {
        if (inARow > 1) {
            suspects.replaceAll((id, suspect) -> new Suspect(suspect.row(), now));
        }
        inARow = 0;
    }

    /// A suspect whose time has come; it is then due again later.
    Optional<Uplink.Row> due(long now) {
        Optional<Suspect> found = suspects.values().stream()
                .filter(suspect -> suspect.due() <= now)
                .findFirst();
        found.ifPresent(suspect ->
                suspects.put(suspect.row().response().id(), new Suspect(suspect.row(), now + FOR.toMillis())));
        return found.map(Suspect::row);
    }

    Set<ResponseId> passedOver(long now) {
        deferredUntil.values().removeIf(until -> until <= now);
        Set<ResponseId> all = new HashSet<>(deferredUntil.keySet());
        all.addAll(suspects.keySet());
        return all;
    }

    /// When the next one is due, empty when none is put aside.
    OptionalLong next() {
        LongStream deferred = deferredUntil.values().stream().mapToLong(Long::longValue);
        Stream<Suspect> waiting = suspects.values().stream();
        return LongStream.concat(deferred, waiting.mapToLong(Suspect::due)).min();
    }
}
