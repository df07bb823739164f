package fi.hymy.kiosk.device.box;

import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Remark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes 4 KiB through to the card now and then, reads them back past the memory of the operating system,
/// and looks at the start whether the last ones are still there. A dying card tells so by nothing else.
///
/// [#sing()] has a thread of its own, for it may be held up for minutes; what it found is told from any
/// thread.
final class Canary {
    static final int SIZE = 4096;

    private static final Logger LOG = LoggerFactory.getLogger(Canary.class);

    /// Past the memory of the operating system; the usual way where this Java does not know how.
    private static final OpenOption DIRECT = direct();

    private final Path file;
    private final RandomGenerator random;
    private final LongSupplier nanos;
    private long failures;
    private @Nullable Long millis;
    private @Nullable Long singingSince;
    private String trouble = "";

    Canary(Path file, RandomGenerator random, LongSupplier nanos) {
        this.file = file;
        this.random = random;
        this.nanos = nanos;
    }

    /// What was left by the run before: there must be all of it, or nothing.
    void remember() {
        try {
            if (Files.exists(file) && !isWhole(read())) {
                failed(Remark.DAMAGED.with());
            }
        } catch (IOException e) {
            failed(Remark.UNREADABLE.with());
        }
    }

    /// Once.
    void sing() {
        long start = nanos.getAsLong();
        begins(start);
        try {
            ByteBuffer song = song();
            Files.createDirectories(file.resolveSibling("."));
            write(song);
            if (read().equals(song.rewind())) {
                ended(TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - start));
            } else {
                failed(Remark.CHANGED.with());
            }
        } catch (IOException e) {
            LOG.debug("the canary fell silent", e);
            failed(Remark.NOT_TAKEN.with(e.getClass().getSimpleName()));
        }
    }

    private static OpenOption direct() {
        try {
            Object[] options =
                    Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants();
            return Arrays.stream(options)
                    .filter(option -> "DIRECT".equals(option.toString()))
                    .map(OpenOption.class::cast)
                    .findFirst()
                    .orElse(StandardOpenOption.READ);
        } catch (ClassNotFoundException e) {
            return StandardOpenOption.READ;
        }
    }

    private ByteBuffer song() {
        var bytes = new byte[SIZE];
        random.nextBytes(bytes);
        ByteBuffer song = ByteBuffer.wrap(bytes);
        return song.putLong(SIZE - Long.BYTES, checksum(song));
    }

    private static long checksum(ByteBuffer song) {
        var crc = new CRC32();
        crc.update(song.slice(0, SIZE - Long.BYTES));
        return crc.getValue();
    }

    private static boolean isWhole(ByteBuffer song) {
        return song.limit() == SIZE && song.getLong(SIZE - Long.BYTES) == checksum(song);
    }

    private void write(ByteBuffer song) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            song.rewind();
            while (song.hasRemaining()) {
                channel.write(song);
            }
            channel.force(true);
        }
    }

    private ByteBuffer read() throws IOException {
        try {
            return read(DIRECT);
        } catch (UnsupportedOperationException | IllegalArgumentException | IOException e) {
            // Some file systems, those in memory above all, can only be read the usual way.
            return read(StandardOpenOption.READ);
        }
    }

    private ByteBuffer read(OpenOption way) throws IOException {
        int block = Math.toIntExact(Math.max(SIZE, Files.getFileStore(file).getBlockSize()));
        ByteBuffer aligned = ByteBuffer.allocateDirect(block * 2).alignedSlice(block);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, way)) {
            aligned.limit(block);
            while (aligned.hasRemaining() && channel.read(aligned) > 0) {
                // Goes on until the end.
            }
        }
        return aligned.flip();
    }

    private synchronized void begins(long at) {
        singingSince = at;
    }

    private synchronized void ended(long took) {
        singingSince = null;
        millis = took;
        trouble = "";
    }

    private synchronized void failed(String why) {
        singingSince = null;
        millis = null;
        failures++;
        trouble = why;
        LOG.warn("the card's canary: {}", why);
    }

    synchronized void look(Sheet sheet) {
        sheet.put(Measure.CANARY_FAILURES_COUNT, failures);
        if (millis != null) {
            sheet.put(Measure.CANARY_MILLIS, millis);
        }
    }

    /// What is wrong now, in words.
    synchronized Optional<String> trouble(Duration patience) {
        if (singingSince != null && nanos.getAsLong() - singingSince > patience.toNanos()) {
            return Optional.of(Remark.HELD_UP.with(patience.toSeconds()));
        }
        return Optional.of(trouble).filter(text -> !text.isEmpty());
    }
}
