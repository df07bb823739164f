package fi.hymy.simulator.enrolment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Kiosks that are enrolled with one server, as one file keeps them: who reads it can be any of them.
///
/// @param broker where the server wants them
public record Roll(JoinText join, Endpoint broker, List<Identity> kiosks) {
    private static final String JOIN = "join ";
    private static final String BROKER = "broker ";
    private static final String CA = "ca ";

    public Roll {
        kiosks = List.copyOf(kiosks);
    }

    /// These and those behind them, of the same server.
    public Roll and(List<Identity> more) {
        var all = new ArrayList<>(kiosks);
        all.addAll(more);
        return new Roll(join, broker, all);
    }

    /// The first so many of them.
    public Roll first(int count) {
        return new Roll(join, broker, kiosks.subList(0, Math.min(count, kiosks.size())));
    }

    /// The same kiosks, connecting elsewhere.
    public Roll at(Endpoint other) {
        return new Roll(join, other, kiosks);
    }

    /// @throws UncheckedIOException when it cannot be read
    /// @throws IllegalArgumentException when it is no roll; the message names the line and repeats nothing of it
    public static Roll read(Path file) {
        try {
            return read(Files.readAllLines(file, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e, e);
        }
    }

    private static Roll read(List<String> lines) {
        @Nullable JoinText join = null;
        @Nullable Endpoint broker = null;
        byte[] ca = {};
        var kiosks = new ArrayList<Identity>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            try {
                if (line.startsWith(JOIN)) {
                    join = JoinText.parse(line.substring(JOIN.length()));
                } else if (line.startsWith(BROKER)) {
                    broker = Endpoint.parse(line.substring(BROKER.length()));
                } else if (line.startsWith(CA)) {
                    ca = Base64.getDecoder().decode(line.substring(CA.length()));
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    kiosks.add(Identity.ofLine(line, ca));
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line %d: %s".formatted(i + 1, e.getMessage()), e);
            }
        }
        if (join == null || broker == null || kiosks.isEmpty()) {
            throw new IllegalArgumentException("it names no server, no broker or no kiosk");
        }
        return new Roll(join, broker, kiosks);
    }

    /// Whole or not at all, for its owner alone.
    public void write(Path file) {
        var lines = new ArrayList<String>();
        lines.add("# Private keys of pretend kiosks.");
        lines.add(JOIN + join);
        lines.add(BROKER + broker);
        lines.add(CA + Base64.getEncoder().encodeToString(kiosks.getFirst().ca()));
        kiosks.forEach(kiosk -> lines.add(kiosk.line()));
        try {
            Path whole = file.toAbsolutePath();
            Files.createDirectories(whole.getParent());
            Path fresh = whole.resolveSibling(whole.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, lines, StandardCharsets.US_ASCII);
            Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e, e);
        }
    }
}
