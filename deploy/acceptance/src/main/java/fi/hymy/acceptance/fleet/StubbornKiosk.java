package fi.hymy.acceptance.fleet;

import fi.hymy.acceptance.oracle.Testimony;
import fi.hymy.protocol.codec.ResponseCodec;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Response;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A kiosk on the wire that never gives up: it sends each of its rows until a receipt releases it, connects anew
/// whenever it is thrown out, and, if wanted, repeats itself and mixes up the order.
///
/// It promises every row, so every row must be on the server in the end. Runs on one thread; [#testimony()] afterwards.
public final class StubbornKiosk implements Runnable {
    private static final long RECEIPT_MILLIS = 1000;
    private static final long RETRY_MILLIS = 100;
    private static final int QUOTA_EXCEEDED = 0x97;

    private final JoinedKiosk identity;
    private final int port;
    private final RandomGenerator random;
    private final int repeats;
    private final Map<Long, Response> unsent = new TreeMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, String> promised = new HashMap<>();
    private final LongAdder refused = new LongAdder();
    private volatile boolean drained;
    private volatile boolean ending;

    /// @param responses all that it has to say
    /// @param repeats how often every batch is sent, in shuffled order; 1 and up
    public StubbornKiosk(
            JoinedKiosk identity, int port, List<Response> responses, RandomGenerator random, int repeats) {
        this.identity = identity;
        this.port = port;
        this.random = random;
        this.repeats = repeats;
        for (int i = 0; i < responses.size(); i++) {
            Response response = responses.get(i);
            unsent.put(i + 1L, response);
            sequences.put(response.id().toString(), i + 1L);
            promised.put(response.id().toString(), sha256(ResponseCodec.encode(response)));
        }
    }

    public Testimony testimony() {
        return new Testimony(promised, promised.keySet());
    }

    /// Whether every row was released.
    public boolean drained() {
        return drained;
    }

    /// How many of its messages were answered with "quota exceeded".
    public long refused() {
        return refused.sum();
    }

    /// Ends it, drained or not.
    public void end() {
        ending = true;
    }

    @Override
    public void run() {
        while (!ending && !drained && !Thread.currentThread().isInterrupted()) {
            try (var kiosk = WireKiosk.connect(port, identity, this::settle)) {
                converse(kiosk);
            } catch (IOException e) {
                rest(RETRY_MILLIS);
            }
        }
    }

    private void converse(WireKiosk kiosk) {
        while (!ending && !drained) {
            if (kiosk.connection().closed().isDone()) {
                rest(RETRY_MILLIS);
                return;
            }
            List<byte[]> batches = batches(kiosk);
            int before = left();
            var answers = batches.stream()
                    .map(batch -> kiosk.publish(batch).whenComplete(this::count))
                    .toArray(CompletableFuture<?>[]::new);
            waitForReceipts(before, answers);
        }
    }

    private void count(@Nullable Integer code, @Nullable Throwable failure) {
        if (code != null && code == QUOTA_EXCEEDED) {
            refused.increment();
        }
    }

    /// Some batches of the rows that are left, each as often as it is to be repeated, shuffled.
    private List<byte[]> batches(WireKiosk kiosk) {
        var batches = new ArrayList<byte[]>();
        List<Uplink.Row> rows = someRows();
        for (int from = 0; from < rows.size(); ) {
            int to = Math.min(rows.size(), from + 1 + random.nextInt(10));
            byte[] batch = kiosk.batch(rows.subList(from, to));
            for (int i = 0; i < repeats; i++) {
                batches.add(batch);
            }
            from = to;
        }
        java.util.Collections.shuffle(batches, java.util.Random.from(random));
        return batches;
    }

    private synchronized List<Uplink.Row> someRows() {
        return unsent.entrySet().stream()
                .limit(repeats > 1 ? 30 : 10)
                .map(entry -> new Uplink.Row(entry.getKey(), entry.getValue()))
                .toList();
    }

    private synchronized int left() {
        return unsent.size();
    }

    private synchronized void waitForReceipts(int before, CompletableFuture<?>[] answers) {
        long end = System.nanoTime() + RECEIPT_MILLIS * 1_000_000;
        try {
            for (long left = RECEIPT_MILLIS;
                    unsent.size() == before && left > 0;
                    left = (end - System.nanoTime()) / 1_000_000) {
                wait(Math.max(1, left));
                if (answers.length > 0 && answers[0].isCompletedExceptionally()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ending = true;
        }
    }

    private synchronized void settle(Receipt receipt) {
        switch (receipt.outcome()) {
            case Receipt.Stored _, Receipt.Duplicate _, Receipt.Rejected _ -> release(receipt.response());
            case Receipt.Deferred _ -> {}
        }
        drained = unsent.isEmpty();
        notifyAll();
    }

    private void release(ResponseId id) {
        @Nullable Long sequence = sequences.get(id.toString());
        if (sequence != null) {
            unsent.remove(sequence);
        }
    }

    private static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
