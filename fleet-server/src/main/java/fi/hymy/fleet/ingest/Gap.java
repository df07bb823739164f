package fi.hymy.fleet.ingest;

import fi.hymy.fleet.response.ResponseStore;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.OutboxId;
import java.util.Optional;

/// Finds places of one outbox that are empty in the store.
record Gap(ResponseStore store, KioskId kiosk, OutboxId outbox) {
    /// Both included.
    record Range(long from, long to) {}

    /// The first run of empty places, no longer than a number of rows. There must be one.
    Range first(long from, long to, int atMost) {
        long start = from;
        for (long filled : store.places(kiosk, outbox, from, to)) {
            if (filled > start) {
                break;
            }
            start = filled + 1;
        }
        Optional<Long> next = store.nextPlace(kiosk, outbox, start);
        long end = next.map(place -> place - 1).orElse(to);
        return new Range(start, Math.min(Math.min(end, to), start + atMost - 1));
    }
}
