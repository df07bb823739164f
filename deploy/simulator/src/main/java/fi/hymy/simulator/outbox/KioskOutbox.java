package fi.hymy.simulator.outbox;

import fi.hymy.kiosk.outbox.Outbox;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Response;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/// One kiosk's part of the shared outbox.
public final class KioskOutbox implements Outbox {
    private final SharedOutbox shared;
    private final int kiosk;
    private final OutboxId id;
    private final long boot;

    KioskOutbox(SharedOutbox shared, int kiosk, OutboxId id, long boot) {
        this.shared = shared;
        this.kiosk = kiosk;
        this.id = id;
        this.boot = boot;
    }

    @Override
    public OutboxId id() {
        return id;
    }

    /// Which start of this pretend kiosk this is, 1 and up.
    public long boot() {
        return boot;
    }

    @Override
    public CompletionStage<Long> append(Response response) {
        return shared.writer()
                .submit(changes -> changes.append(kiosk, response, shared.now()))
                .thenApply(appended -> {
                    if (appended.isNew()) {
                        shared.appended();
                    }
                    return appended.sequence();
                });
    }

    @Override
    public List<Uplink.Row> unsent(int maxRows, int maxBytes, Set<ResponseId> putAside) {
        return shared.reader().unsent(kiosk, maxRows, maxBytes, putAside);
    }

    @Override
    public CompletionStage<Void> settle(List<Receipt> receipts) {
        return shared.writer()
                .submit(changes -> changes.settle(kiosk, receipts, shared.now()))
                .thenAccept(shared::settled);
    }

    @Override
    public CompletionStage<Integer> resend(long from, long to) {
        return shared.writer()
                .submit(changes -> changes.resend(kiosk, from, to))
                .thenApply(count -> {
                    shared.reopened(count);
                    return count;
                });
    }

    @Override
    public CompletionStage<Boolean> forget(ResponseId response) {
        return shared.writer().submit(changes -> changes.forget(kiosk, response));
    }

    @Override
    public Uplink.OutboxFacts facts() {
        return shared.reader().facts(kiosk, id);
    }

    /// Leaves the file open: the others need it.
    @Override
    public void close() {}
}
