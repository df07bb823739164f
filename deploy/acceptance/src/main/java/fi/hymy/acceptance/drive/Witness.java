package fi.hymy.acceptance.drive;

import fi.hymy.kiosk.visit.ResponseSink;
import fi.hymy.protocol.codec.ResponseCodec;
import fi.hymy.protocol.response.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Stands between the visit and the outbox: writes down what was finished before it is handed over, and what may be
/// thanked for once it is kept.
final class Witness {
    private final Journal journal;
    private final AtomicReference<@Nullable ResponseSink> outbox = new AtomicReference<>();
    private final Queue<Long> commits = new ConcurrentLinkedQueue<>();

    Witness(Journal journal) {
        this.journal = journal;
    }

    ResponseSink watching(ResponseSink sink) {
        outbox.set(sink);
        return this::handOver;
    }

    /// How long each hand-over took until it was kept, in nanoseconds, oldest first; forgotten once told.
    String commitNanos() {
        String all = commits.stream().map(String::valueOf).collect(Collectors.joining(" "));
        commits.clear();
        return all;
    }

    /// As the visit does.
    CompletionStage<?> handOver(Response response) {
        ResponseSink sink = Objects.requireNonNull(outbox.get(), "the kiosk was not started");
        // The server keeps contact details apart from the body that is compared.
        journal.finished(response.id().toString(), sha256(ResponseCodec.encode(response.withoutDetails())));
        long start = System.nanoTime();
        return sink.accept(response).thenRun(() -> {
            commits.add(System.nanoTime() - start);
            journal.thanked(response.id().toString());
        });
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
