package fi.hymy.kiosk.clock;

import fi.hymy.kiosk.disk.Durably;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which starts of the kiosk were confirmed, and when, kept over a power cut: the server may hear of it much later.
///
/// One line a start, each with a checksum of its own, the newest last; a line that does not read well is passed over.
/// What the disk does not take is kept in memory at least. From any thread; writing waits for the disk.
public final class Confirmations {
    /// The oldest go first.
    static final int MOST = 64;

    private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);

    private final Path file;
    private List<Confirmation> known;

    private Confirmations(Path file, List<Confirmation> known) {
        this.file = file;
        this.known = known;
    }

    /// @param directory of the clock
    public static Confirmations in(Path directory) {
        Path file = directory.resolve("confirmed");
        return new Confirmations(file, read(file));
    }

    /// Ascending.
    public synchronized List<Confirmation> all() {
        return known;
    }

    /// Keeps one more, once.
    ///
    /// @return whether it is news
    public synchronized boolean add(Confirmation confirmation) {
        if (known.stream().anyMatch(old -> old.boot() == confirmation.boot())) {
            return false;
        }
        var more = new ArrayList<>(known);
        more.add(confirmation);
        known = List.copyOf(more.subList(Math.max(0, more.size() - MOST), more.size()));
        write();
        return true;
    }

    private void write() {
        var text = new StringBuilder();
        known.forEach(confirmation -> text.append(line(confirmation)).append('\n'));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Durably.replace(file, text.toString());
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("that the clock is confirmed could not be kept: {}", e.toString());
        }
    }

    private static String line(Confirmation confirmation) {
        String text =
                "%d %d %d".formatted(confirmation.boot(), confirmation.monotonicMillis(), confirmation.wallMillis());
        return text + ' ' + checksum(text);
    }

    private static List<Confirmation> read(Path file) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .flatMap(line -> parse(line).stream())
                            .toList()
                    : List.of();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("when the clock was confirmed cannot be read: {}", e.toString());
            return List.of();
        }
    }

    private static Optional<Confirmation> parse(String line) {
        String[] parts = line.split(" ", -1);
        try {
            if (parts.length != 4 || !parts[3].equals(checksum(line.substring(0, line.lastIndexOf(' '))))) {
                return Optional.empty();
            }
            return Optional.of(
                    new Confirmation(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
