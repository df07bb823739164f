package fi.hymy.kiosk.content;

import fi.hymy.kiosk.disk.Durably;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Text in two files, each with a serial number and a checksum in its first line; the newest that reads well
/// holds.
final class FileSlate implements Slate {
    private static final Logger LOG = LoggerFactory.getLogger(FileSlate.class);
    private static final String FORMAT = "hymy-slate-1";
    private static final int MAX_SIZE = 128 * 1024;

    private final Path directory;
    private final List<Path> copies;

    FileSlate(Path directory, String name) {
        this.directory = directory;
        this.copies = List.of(directory.resolve(name + ".a"), directory.resolve(name + ".b"));
    }

    private record Entry(long serial, String text) {}

    @Override
    public Optional<String> read() {
        return newest().map(Entry::text);
    }

    @Override
    public void write(String text) throws IOException {
        Files.createDirectories(directory);
        byte[] bytes = format(new Entry(newest().map(Entry::serial).orElse(0L) + 1, text));
        for (Path copy : copies) {
            Durably.replace(copy, bytes);
        }
    }

    private Optional<Entry> newest() {
        return copies.stream().flatMap(copy -> read(copy).stream()).max(Comparator.comparingLong(Entry::serial));
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
            LOG.warn("{} cannot be read, its other copy must do: {}", copy, e.toString());
            return Optional.empty();
        }
    }

    private static byte[] format(Entry entry) {
        String head = "%s %d %s\n".formatted(FORMAT, entry.serial(), checksum(entry));
        return (head + entry.text()).getBytes(StandardCharsets.UTF_8);
    }

    private static Entry parse(String file) {
        int end = file.indexOf('\n');
        String[] head = file.substring(0, Math.max(0, end)).split(" ", -1);
        if (head.length != 3 || !head[0].equals(FORMAT)) {
            throw new IllegalArgumentException("it has another format");
        }
        Entry entry = new Entry(Long.parseLong(head[1]), file.substring(end + 1));
        if (!head[2].equals(checksum(entry))) {
            throw new IllegalArgumentException("its checksum is wrong");
        }
        return entry;
    }

    private static String checksum(Entry entry) {
        CRC32 crc = new CRC32();
        crc.update((entry.serial() + "\n" + entry.text()).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
