package fi.hymy.fleet.ingest;

import fi.hymy.fleet.broker.Verdict;
import fi.hymy.fleet.response.Incoming;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.message.Uplink.UnreadableRow;
import fi.hymy.protocol.response.TimeQuality;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// One message of responses, waiting to be stored.
///
/// @param items in the order of the message
/// @param bytes that it takes in memory, about
/// @param done completes when the message is dealt with
record Delivery(KioskId kiosk, List<Item> items, long bytes, CompletableFuture<Verdict> done) {

    /// Whether network time had confirmed the kiosk's clock before each response ended.
    boolean sureOfTime() {
        return items.stream()
                .allMatch(item -> !(item instanceof Whole whole)
                        || whole.incoming().response().endedAt().quality() == TimeQuality.CONFIRMED);
    }

    /// One row of a message.
    sealed interface Item {
        KioskId kiosk();

        ResponseId response();
    }

    /// One that could be read.
    record Whole(Incoming incoming) implements Item {
        @Override
        public KioskId kiosk() {
            return incoming.kiosk();
        }

        @Override
        public ResponseId response() {
            return incoming.response().id();
        }
    }

    /// One that could not.
    record Broken(KioskId kiosk, UnreadableRow row) implements Item {
        @Override
        public ResponseId response() {
            return row.id();
        }
    }

    /// One that cannot be opened here yet: it stays on the kiosk.
    ///
    /// @param reason without words of the respondent
    record Locked(KioskId kiosk, ResponseId response, String reason) implements Item {}
}
