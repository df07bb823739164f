package fi.hymy.kiosk.config;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The lines of `hymy.txt`, as any editor on any computer may have left them: any line ends, with or without a mark at
/// the beginning, values with or without quotes. Says of each line what it is; judges no value. Pure.
///
/// @param lines those that are neither empty nor a comment, in order
public record BootLines(List<Line> lines) {
    private static final char UNREADABLE = '\uFFFD';

    public BootLines {
        lines = List.copyOf(lines);
    }

    /// One line, by its number from 1.
    public sealed interface Line {
        int number();
    }

    /// @param name in small letters
    /// @param value without quotes and the blanks around it; may be empty
    public record Setting(int number, String name, String value) implements Line {
        /// Without the value, which may be a password.
        @Override
        public String toString() {
            return "Setting[line %d, %s]".formatted(number, name);
        }
    }

    /// A line without `=`.
    public record Stray(int number, String text) implements Line {}

    /// A value with a quote at its beginning and none at its end, or the other way round.
    public record HalfQuoted(int number, String name) implements Line {}

    /// A line with letters that were not saved as UTF-8, or with characters that nobody sees.
    public record Unreadable(int number) implements Line {}

    /// In whichever way the editor saved it.
    public static BootLines parse(byte[] file) {
        return parse(text(file));
    }

    public static BootLines parse(String text) {
        var found = new ArrayList<Line>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                found.add(line(i + 1, line));
            }
        }
        return new BootLines(found);
    }

    /// As a text, without the mark at its beginning; what cannot be read stands as `U+FFFD`.
    public static String text(byte[] file) {
        Charset charset = StandardCharsets.UTF_8;
        if (file.length >= 2 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xfe) {
            charset = StandardCharsets.UTF_16LE;
        } else if (file.length >= 2 && (file[0] & 0xff) == 0xfe && (file[1] & 0xff) == 0xff) {
            charset = StandardCharsets.UTF_16BE;
        }
        String text = new String(file, charset);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Line line(int number, String line) {
        if (line.indexOf(UNREADABLE) >= 0 || line.chars().anyMatch(BootLines::unseen)) {
            return new Unreadable(number);
        }
        int equals = line.indexOf('=');
        if (equals < 1) {
            return new Stray(number, line);
        }
        String name = line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        String value = line.substring(equals + 1).strip();
        boolean begins = value.startsWith("\"");
        boolean ends = value.endsWith("\"") && value.length() > 1;
        if (begins && ends) {
            return new Setting(number, name, value.substring(1, value.length() - 1));
        }
        return begins ? new HalfQuoted(number, name) : new Setting(number, name, value);
    }

    /// Blanks and tabulators are seen by what stands behind them.
    private static boolean unseen(int letter) {
        return letter != '\t' && (Character.isISOControl(letter) || letter == '\u2028' || letter == '\u2029');
    }
}
