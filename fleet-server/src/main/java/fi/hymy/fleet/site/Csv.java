package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Sheets as text, after RFC 4180: quotes around what holds a comma, a quote or a line end.
///
/// Read too are what spreadsheets write in many countries: semicolons or tabs instead of commas, and a byte order mark.
/// A cell that a spreadsheet would take for a formula gets an apostrophe in front, and loses it when it is read again.
final class Csv {
    private static final char MARK = '\uFEFF';
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+@\\t-].*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.]+(, *-?[0-9.]+)?");

    private Csv() {}

    static String write(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /// @throws SheetException when it is no such text
    static List<List<String>> read(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return read(!text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw new SheetException(t("The file is not UTF-8 text. Save it as “CSV UTF-8”, or send the XLSX."), e);
        }
    }

    static List<List<String>> read(String text) {
        return new Reader(text, separator(text)).rows();
    }

    private static String cell(String value) {
        String safe = FORMULA.matcher(value).matches() && !NUMBER.matcher(value).matches() ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == ';' || c == '"' || c == '\n' || c == '\r')
                || !safe.equals(safe.strip());
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    static String plain(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell.substring(1)).matches() ? cell.substring(1) : cell;
    }

    /// The first of the three that the first line has outside of quotes.
    private static char separator(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length() && (quoted || text.charAt(i) != '\n'); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == ';' || c == '\t')) {
                return c;
            }
        }
        return ',';
    }

    private static final class Reader {
        private final String text;
        private final char separator;
        private final List<List<String>> rows = new ArrayList<>();
        private List<String> row = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private int at;

        Reader(String text, char separator) {
            this.text = text;
            this.separator = separator;
        }

        List<List<String>> rows() {
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '"' && cell.isEmpty()) {
                    quoted();
                } else if (c == separator) {
                    endCell();
                } else if (c == '\n') {
                    endRow();
                } else if (c != '\r') {
                    cell.append(c);
                }
            }
            if (!cell.isEmpty() || !row.isEmpty()) {
                endRow();
            }
            return rows;
        }

        private void quoted() {
            for (; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c != '"') {
                    cell.append(c);
                } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    cell.append('"');
                    at++;
                } else {
                    at++;
                    return;
                }
            }
            throw new SheetException(t("A quotation mark in row %s is not closed.", rows.size() + 1));
        }

        private void endCell() {
            row.add(plain(cell.toString()));
            cell.setLength(0);
        }

        private void endRow() {
            endCell();
            rows.add(row);
            row = new ArrayList<>();
        }
    }
}
