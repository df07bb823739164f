package fi.hymy.kiosk.device.box;

import fi.hymy.kiosk.disk.Durably;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A few values that outlive the program, in one file that is replaced as a whole. From any thread.
///
/// None of them is worth stopping for: when the disk does not take them they are kept in memory, and a
/// broken file is an empty one.
public final class StateFile {
    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);

    private final Path file;
    private final Properties values = new Properties();

    private StateFile(Path file) {
        this.file = file;
    }

    /// @param file its folder is made when it is missing
    public static StateFile open(Path file) {
        var opened = new StateFile(file);
        opened.read();
        return opened;
    }

    private void read() {
        try {
            if (Files.exists(file)) {
                values.load(new StringReader(Files.readString(file)));
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} cannot be read and begins anew: {}", file, e.toString());
            values.clear();
        }
    }

    synchronized Optional<String> get(String key) {
        return Optional.ofNullable(values.getProperty(key));
    }

    synchronized OptionalLong number(String key) {
        try {
            return OptionalLong.of(Long.parseLong(values.getProperty(key, "")));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /// Changes some values; the disk is touched only when one is new.
    ///
    /// @param keysAndValues by turns
    synchronized void put(String... keysAndValues) {
        boolean changed = false;
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object before = values.setProperty(keysAndValues[i], keysAndValues[i + 1]);
            changed |= !keysAndValues[i + 1].equals(before);
        }
        if (changed) {
            write();
        }
    }

    private void write() {
        try {
            var text = new StringWriter();
            values.store(text, null);
            Durably.replace(file, text.toString());
        } catch (IOException e) {
            LOG.warn("{} could not be written: {}", file, e.toString());
        }
    }
}
