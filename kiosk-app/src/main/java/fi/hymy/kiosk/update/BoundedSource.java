package fi.hymy.kiosk.update;

import fi.hymy.kiosk.content.ContentSource;
import fi.hymy.kiosk.content.Wanted;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.function.BooleanSupplier;

/// A source that leaves room on the line for others, and breaks off as soon as it should not go on.
final class BoundedSource implements ContentSource {
    private static final long NANOS = 1_000_000_000L;
    private static final int PIECE = 16 * 1024;

    private final ContentSource source;
    private final long bytesPerSecond;
    private final BooleanSupplier goesOn;

    /// @param goesOn asked before every piece
    BoundedSource(ContentSource source, long bytesPerSecond, BooleanSupplier goesOn) {
        this.source = source;
        this.bytesPerSecond = bytesPerSecond;
        this.goesOn = goesOn;
    }

    @Override
    public Answer open(Wanted file, long offset) throws InterruptedException {
        return switch (source.open(file, offset)) {
            case Body(InputStream bytes, long from, var total) -> new Body(new Bounded(bytes), from, total);
            case OutOfRange none -> none;
            case Unavailable none -> none;
        };
    }

    private final class Bounded extends InputStream {
        private final InputStream bytes;
        private final long start = System.nanoTime();
        private long taken;

        Bounded(InputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (!goesOn.getAsBoolean()) {
                throw new IOException("it is not the time for it any more");
            }
            hold();
            int count = bytes.read(into, offset, Math.min(length, PIECE));
            taken += Math.max(0, count);
            return count;
        }

        private void hold() throws IOException {
            long due = start + taken * NANOS / bytesPerSecond;
            long early = due - System.nanoTime();
            if (early > 0) {
                try {
                    Thread.sleep(early / 1_000_000, (int) (early % 1_000_000));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted while leaving the line to others");
                }
            }
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }
}
