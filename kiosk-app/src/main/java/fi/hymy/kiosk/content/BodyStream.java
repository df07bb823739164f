package fi.hymy.kiosk.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The body of an HTTP answer, with a deadline for every read: the client's own stream would wait for ever.
///
/// Read by one thread. Holds one delivery of the client at a time (a few times 16 KiB).
final class BodyStream extends InputStream implements BodySubscriber<BodyStream> {
    private final Duration stall;
    private final long endNanos;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final Deque<ByteBuffer> buffers = new ArrayDeque<>();
    private @Nullable Piece last;
    private @Nullable Subscription subscription;
    private boolean closed;

    private sealed interface Piece {}

    private record Bytes(List<ByteBuffer> buffers) implements Piece {}

    private record End() implements Piece {}

    private record Broken(Throwable cause) implements Piece {}

    /// @param stall the longest wait for the next bytes
    /// @param whole the longest time for all of them, from now
    BodyStream(Duration stall, Duration whole) {
        this.stall = stall;
        this.endNanos = System.nanoTime() + whole.toNanos();
    }

    @Override
    public CompletionStage<BodyStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public synchronized void onSubscribe(Subscription given) {
        subscription = given;
        if (closed) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> delivery) {
        pieces.add(new Bytes(delivery));
    }

    @Override
    public void onError(Throwable cause) {
        pieces.add(new Broken(cause));
    }

    @Override
    public void onComplete() {
        pieces.add(new End());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (buffers.isEmpty()) {
            switch (next()) {
                case Bytes(List<ByteBuffer> delivered) -> {
                    delivered.stream().filter(ByteBuffer::hasRemaining).forEach(buffers::add);
                    requestMore();
                }
                case End _ -> {
                    return -1;
                }
                case Broken(Throwable cause) -> throw new IOException("the connection broke off", cause);
            }
        }
        ByteBuffer first = buffers.element();
        int count = Math.min(length, first.remaining());
        first.get(into, offset, count);
        if (!first.hasRemaining()) {
            buffers.remove();
        }
        return count;
    }

    /// The end, once seen, is seen again by every later read.
    private Piece next() throws IOException {
        if (last != null) {
            return last;
        }
        Piece piece = await();
        if (!(piece instanceof Bytes)) {
            last = piece;
        }
        return piece;
    }

    private Piece await() throws IOException {
        long patience = Math.min(stall.toNanos(), endNanos - System.nanoTime());
        try {
            Piece piece = pieces.poll(Math.max(0, patience), TimeUnit.NANOSECONDS);
            if (piece == null) {
                throw new HttpTimeoutException("no more bytes came within %d s".formatted(stall.toSeconds()));
            }
            return piece;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for bytes");
        }
    }

    private synchronized void requestMore() {
        if (subscription != null && !closed) {
            subscription.request(1);
        }
    }

    /// Gives up what has not come yet; the connection is not used again.
    @Override
    public synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
