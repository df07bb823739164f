package fi.hymy.kiosk.outbox;

import fi.hymy.protocol.codec.ResponseCodec;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// An outbox that keeps its rows in memory and does everything at once.
public final class MemoryOutbox implements Outbox {
    private final OutboxId id = new OutboxId("memory-outbox");
    private final TreeMap<Long, Response> kept = new TreeMap<>();
    private final Set<Long> released = new HashSet<>();
    private long last;
    private boolean closed;
    private boolean gone;

    @Override
    public OutboxId id() {
        return id;
    }

    /// Lets it be used again after it was closed.
    MemoryOutbox reopened() {
        closed = false;
        return this;
    }

    /// As when the disk does not let it look.
    public synchronized void gone(boolean isGone) {
        gone = isGone;
    }

    @Override
    public synchronized CompletionStage<Long> append(Response response) {
        if (closed) {
            return CompletableFuture.failedStage(new OutboxException("the outbox is closed"));
        }
        for (Map.Entry<Long, Response> row : kept.entrySet()) {
            if (row.getValue().id().equals(response.id())) {
                return CompletableFuture.completedStage(row.getKey());
            }
        }
        kept.put(++last, response);
        return CompletableFuture.completedStage(last);
    }

    @Override
    public synchronized List<Uplink.Row> unsent(int maxRows, int maxBytes, Set<ResponseId> putAside) {
        List<Uplink.Row> rows = new ArrayList<>();
        if (gone) {
            return rows;
        }
        int bytes = 0;
        for (Map.Entry<Long, Response> row : kept.entrySet()) {
            if (released.contains(row.getKey())
                    || putAside.contains(row.getValue().id())) {
                continue;
            }
            bytes += ResponseCodec.encode(row.getValue()).length;
            if (rows.size() == maxRows || (bytes > maxBytes && !rows.isEmpty())) {
                break;
            }
            rows.add(new Uplink.Row(row.getKey(), row.getValue()));
        }
        return rows;
    }

    @Override
    public synchronized CompletionStage<Void> settle(List<Receipt> receipts) {
        if (gone) {
            return CompletableFuture.failedStage(new OutboxException("the disk is gone"));
        }
        for (Receipt receipt : receipts) {
            if (!(receipt.outcome() instanceof Receipt.Deferred)) {
                kept.forEach((sequence, response) -> {
                    if (response.id().equals(receipt.response())) {
                        released.add(sequence);
                    }
                });
            }
        }
        return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized CompletionStage<Integer> resend(long from, long to) {
        int before = released.size();
        released.removeIf(sequence -> sequence >= from && sequence <= to);
        return CompletableFuture.completedStage(before - released.size());
    }

    @Override
    public synchronized CompletionStage<Boolean> forget(ResponseId response) {
        boolean erased = kept.entrySet()
                .removeIf(row -> row.getValue().id().equals(response) && released.contains(row.getKey()));
        released.retainAll(kept.keySet());
        return CompletableFuture.completedStage(erased);
    }

    @Override
    public synchronized Uplink.OutboxFacts facts() {
        if (gone) {
            throw new OutboxException("the disk is gone");
        }
        long first = kept.isEmpty() ? last + 1 : kept.firstKey();
        return new Uplink.OutboxFacts(id, last, first, kept.size() - released.size(), 0);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
