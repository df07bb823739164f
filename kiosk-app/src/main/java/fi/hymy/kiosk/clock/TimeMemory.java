package fi.hymy.kiosk.clock;

import fi.hymy.kiosk.disk.Durably;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the clock remembers over a power cut, in two files that are written by turns: a torn or faulty one leaves the
/// other, and the newest readable one holds.
final class TimeMemory {
    /// No good time is known.
    static final long NEVER = 0;

    private static final Logger LOG = LoggerFactory.getLogger(TimeMemory.class);
    private static final String FORMAT = "hymy-clock-1";
    private static final int MAX_SIZE = 256;

    private final Path directory;
    private final List<Path> copies;

    TimeMemory(Path directory) {
        this.directory = directory;
        this.copies = List.of(directory.resolve("clock.a"), directory.resolve("clock.b"));
    }

    /// @param boot the last start that was counted, 0 when none was
    /// @param lastGoodMillis the last time known to be good, since 1970-01-01T00:00Z, or [#NEVER]
    record Memory(long boot, long lastGoodMillis) {}

    /// @param serial rises with every writing, so that the newer of two copies is known though the time went back
    private record Entry(long serial, Memory memory) {
        private static final Entry NONE = new Entry(0, new Memory(0, NEVER));
    }

    synchronized Memory read() {
        for (Path copy : copies) {
            if (Files.exists(copy) && read(copy).isEmpty()) {
                LOG.warn("{} cannot be read, the other copy is used", copy);
            }
        }
        return newest().memory();
    }

    private Entry newest() {
        return copies.stream()
                .flatMap(copy -> read(copy).stream())
                .max(Comparator.comparingLong(Entry::serial))
                .orElse(Entry.NONE);
    }

    /// Writes the older or faulty copy anew. A disk that does not take it is logged, and the other copy stays.
    ///
    /// @return whether it is on disk for good
    synchronized boolean write(Memory memory) {
        try {
            Files.createDirectories(directory);
            Durably.replace(older(), format(new Entry(newest().serial() + 1, memory)));
            return true;
        } catch (IOException | UncheckedIOException e) {
            LOG.error("the boot counter and the time could not be kept in {}: {}", directory, e.toString());
            return false;
        }
    }

    private Path older() {
        Path first = copies.getFirst();
        long serial = read(first).orElse(Entry.NONE).serial();
        long other = read(copies.getLast()).orElse(Entry.NONE).serial();
        return serial <= other ? first : copies.getLast();
    }

    private static Optional<Entry> read(Path copy) {
        try {
            if (!Files.exists(copy)) {
                return Optional.empty();
            }
            if (Files.size(copy) > MAX_SIZE) {
                throw new IllegalArgumentException("it is too long");
            }
            return Optional.of(parse(new String(Files.readAllBytes(copy), StandardCharsets.UTF_8)));
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("{} cannot be read: {}", copy, e.toString());
            return Optional.empty();
        }
    }

    private static String format(Entry entry) {
        Memory memory = entry.memory();
        String text = "%s %d %d %d".formatted(FORMAT, entry.serial(), memory.boot(), memory.lastGoodMillis());
        return text + ' ' + checksum(text) + '\n';
    }

    private static Entry parse(String line) {
        String text = line.strip();
        int end = text.lastIndexOf(' ');
        if (end < 0 || !text.substring(end + 1).equals(checksum(text.substring(0, end)))) {
            throw new IllegalArgumentException("its checksum is wrong");
        }
        String[] parts = text.substring(0, end).split(" ", -1);
        if (parts.length != 4 || !parts[0].equals(FORMAT)) {
            throw new IllegalArgumentException("it has another format");
        }
        return new Entry(Long.parseLong(parts[1]), new Memory(Long.parseLong(parts[2]), Long.parseLong(parts[3])));
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
