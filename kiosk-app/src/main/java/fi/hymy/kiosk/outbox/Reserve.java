package fi.hymy.kiosk.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Room on the disk that is given up when there is no other, so that an answer under way is kept though something else
/// filled the disk. From any thread.
final class Reserve {
    /// 32 MiB: some ten thousand answers.
    static final long USUAL_BYTES = 32L << 20;

    /// With less than this left, whatever fails is taken to fail for lack of room: 1 MiB.
    private static final long LITTLE = 1L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Reserve.class);
    private static final int BLOCK = 256 * 1024;

    private final Path file;
    private final long bytes;

    Reserve(Path directory, long bytes) {
        this.file = directory.resolve("reserve");
        this.bytes = bytes;
    }

    boolean isThere() {
        return Files.exists(file);
    }

    /// Whether hardly anything fits on the disk.
    boolean diskIsFull() {
        return usable() < LITTLE;
    }

    /// Gives the room up if the disk is full. Whether there was any to give up.
    synchronized boolean giveUp() {
        try {
            if (diskIsFull() && Files.deleteIfExists(file)) {
                LOG.error("the disk is full: the reserve is given up, so that answers can be kept for a while yet");
                return true;
            }
        } catch (IOException e) {
            LOG.warn("the reserve cannot be given up: {}", e.toString());
        }
        return false;
    }

    /// Sets the room aside, if it is not yet, and as much again stays free. Takes as long as the disk needs.
    synchronized void layUp() {
        if (isThere() || usable() < 2 * bytes) {
            return;
        }
        try {
            write();
            LOG.info("{} MiB are set aside for when the disk is full", bytes >> 20);
        } catch (IOException e) {
            LOG.warn("no reserve can be set aside: {}", e.toString());
            deleteIfPossible();
        }
    }

    /// Real bytes: a file of holes reserves nothing.
    private void write() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long left = bytes; left > 0; left -= BLOCK) {
                ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, left));
                while (block.hasRemaining()) {
                    channel.write(block);
                }
            }
            channel.force(true);
        }
    }

    private void deleteIfPossible() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("the unfinished reserve stays: {}", e.toString());
        }
    }

    /// In bytes; plenty when it cannot be told, so that nothing is given up in vain.
    private long usable() {
        try {
            return Files.getFileStore(file.getParent()).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
