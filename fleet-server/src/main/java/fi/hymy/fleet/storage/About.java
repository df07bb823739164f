package fi.hymy.fleet.storage;

import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Properties;

/// What a backup says of itself.
///
/// @param madeAt when its database was looked at: whatever was committed later is not in it
/// @param program the version that made it, in words
/// @param database which it was; a backup goes back into one of its kind
/// @param schema the newest migration that the database had seen
record About(Instant madeAt, String program, Dialect database, String schema) {
    private static final String FORMAT = "1";

    String text() {
        return """
                format=%s
                made-at=%s
                program=%s
                database=%s
                schema=%s
                """.formatted(FORMAT, madeAt, program, database.name().toLowerCase(Locale.ROOT), schema);
    }

    /// @throws BackupFault when it is of a format that this program does not know
    static About read(String text) {
        var said = new Properties();
        try {
            said.load(new StringReader(text));
            if (!FORMAT.equals(said.getProperty("format"))) {
                throw new BackupFault("The backup is of format %s; this program knows %s: restore it with a newer one"
                        .formatted(said.getProperty("format"), FORMAT));
            }
            return new About(
                    Instant.parse(said.getProperty("made-at", "")),
                    said.getProperty("program", "unknown"),
                    Dialect.valueOf(said.getProperty("database", "").toUpperCase(Locale.ROOT)),
                    said.getProperty("schema", ""));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new BackupFault("What the backup says of itself cannot be read", e);
        }
    }
}
