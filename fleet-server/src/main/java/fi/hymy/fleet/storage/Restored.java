package fi.hymy.fleet.storage;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;

/// The time of which this server knows nothing, because its data came out of a backup: from when the backup was made
/// until it was put back. Whole seconds, as in certificates.
public record Restored(Instant from, Instant to) {
    /// For a server that was never restored.
    public static Restored never() {
        return new Restored(Instant.MAX, Instant.MIN);
    }

    public boolean covers(Instant time) {
        return !time.isBefore(from) && !time.isAfter(to);
    }

    static Restored read(Path file) {
        if (!Files.exists(file)) {
            return never();
        }
        var said = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            said.load(in);
            return new Restored(
                    Instant.parse(said.getProperty("made-at", "")).truncatedTo(ChronoUnit.SECONDS),
                    Instant.parse(said.getProperty("restored-at", "")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (DateTimeException e) {
            throw new IllegalStateException(file + " does not say when the backup was made and put back", e);
        }
    }
}
