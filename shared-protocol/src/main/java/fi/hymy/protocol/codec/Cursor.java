package fi.hymy.protocol.codec;

import java.nio.charset.StandardCharsets;

/// Reads canonical JSON from its beginning to its end, and stops at the first letter that is not as our own
/// writers would have written it: then [Json] must be asked, which understands everything.
final class Cursor {
    private static final int LONGEST_NUMBER = 18;
    private static final char UNREADABLE = '\uFFFD';

    private final byte[] json;
    private int at;

    Cursor(byte[] json) {
        this.json = json;
    }

    /// Says that this is not as our writers write; without a stack trace, for it is part of a day's work.
    static final class Unusual extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusual() {
            super("not canonical", null, false, false);
        }
    }

    /// Steps over letters that must stand here.
    ///
    /// @param letters in which `'` stands for a quotation mark
    Cursor over(String letters) {
        if (!overIf(letters)) {
            throw new Unusual();
        }
        return this;
    }

    /// Steps over letters if they stand here.
    boolean overIf(String letters) {
        if (json.length - at < letters.length()) {
            return false;
        }
        for (int i = 0; i < letters.length(); i++) {
            char wanted = letters.charAt(i);
            if (json[at + i] != (wanted == '\'' ? '"' : wanted)) {
                return false;
            }
        }
        at += letters.length();
        return true;
    }

    boolean isAtEnd() {
        return at == json.length;
    }

    /// What stands up to the end of the string, whose quotation mark is stepped over too. What is escaped
    /// although it need not be, or is no UTF-8, is unusual.
    String text() {
        int start = at;
        int letters = 0;
        boolean escaped = false;
        for (; at < json.length && json[at] != '"'; at++) {
            letters |= json[at];
            if (json[at] == '\\') {
                escaped = true;
                at++;
            } else if (json[at] >= 0 && json[at] < ' ') {
                throw new Unusual();
            }
        }
        if (at >= json.length) {
            throw new Unusual();
        }
        int length = at++ - start;
        String text =
                new String(json, start, length, letters < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        if (letters < 0 && text.indexOf(UNREADABLE) >= 0) {
            throw new Unusual();
        }
        return escaped ? unescaped(text) : text;
    }

    private static String unescaped(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(c == '\\' ? meant(text.charAt(++i)) : c);
        }
        return plain.toString();
    }

    private static char meant(char escape) {
        return switch (escape) {
            case '"', '\\' -> escape;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw new Unusual();
        };
    }

    /// Digits; none has more than 18 of them or begins with a zero that means nothing.
    long number(long min, long max) {
        int start = at;
        long value = 0;
        for (; at < json.length && json[at] >= '0' && json[at] <= '9'; at++) {
            value = value * 10 + json[at] - '0';
            if (at - start >= LONGEST_NUMBER) {
                throw new Unusual();
            }
        }
        boolean leadingZero = at - start > 1 && json[start] == '0';
        if (at == start || leadingZero || value < min || value > max) {
            throw new Unusual();
        }
        return value;
    }
}
