package fi.hymy.simulator.outbox;

import fi.hymy.kiosk.outbox.Outbox;
import fi.hymy.kiosk.outbox.OutboxContract;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Response;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.io.TempDir;

/// The part of one kiosk, among others, keeps what every outbox promises.
final class KioskOutboxTest extends OutboxContract {
    private static final KioskId KIOSK = new KioskId("kiosk-0002");

    @TempDir
    Path directory;

    @Override
    protected Outbox open() {
        var shared = SharedOutbox.open(directory, InstantSource.system());
        var all = shared.boot(List.of(new KioskId("kiosk-0001"), KIOSK, new KioskId("kiosk-0003")));
        return new WithItsFile(shared, all.get(KIOSK));
    }

    /// Closes the file too, which a kiosk's part alone must not.
    private record WithItsFile(SharedOutbox shared, Outbox part) implements Outbox {
        @Override
        public OutboxId id() {
            return part.id();
        }

        @Override
        public CompletionStage<Long> append(Response response) {
            return part.append(response);
        }

        @Override
        public List<Uplink.Row> unsent(int maxRows, int maxBytes, Set<ResponseId> putAside) {
            return part.unsent(maxRows, maxBytes, putAside);
        }

        @Override
        public CompletionStage<Void> settle(List<Receipt> receipts) {
            return part.settle(receipts);
        }

        @Override
        public CompletionStage<Integer> resend(long from, long to) {
            return part.resend(from, to);
        }

        @Override
        public CompletionStage<Boolean> forget(ResponseId response) {
            return part.forget(response);
        }

        @Override
        public Uplink.OutboxFacts facts() {
            return part.facts();
        }

        @Override
        public void close() {
            shared.close();
        }
    }
}
