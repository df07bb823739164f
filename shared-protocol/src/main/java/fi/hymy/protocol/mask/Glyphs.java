package fi.hymy.protocol.mask;

/// A text as detectors read it, character by character at the same places: digits of any script as 0 to 9,
/// dashes of any length as `-`, spaces of any width as a space, small ASCII letters as capitals.
final class Glyphs {
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212\uFF0D";

    /// What is read beyond the ends.
    static final char END = '\0';

    private final char[] chars;

    private Glyphs(char[] chars) {
        this.chars = chars;
    }

    static Glyphs of(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = plain(chars[i]);
        }
        return new Glyphs(chars);
    }

    private static char plain(char c) {
        if (c >= 'a' && c <= 'z') {
            return (char) (c - 'a' + 'A');
        }
        if (c < 0x80) {
            return c == '\t' ? ' ' : c;
        }
        if (Character.isDigit(c)) {
            return (char) ('0' + Character.digit(c, 10));
        }
        if (DASHES.indexOf(c) >= 0) {
            return '-';
        }
        if (Character.isSpaceChar(c)) {
            return ' ';
        }
        return switch (c) {
            case '\uFF20' -> '@';
            case '\uFF0B' -> '+';
            default -> c;
        };
    }

    char at(int i) {
        return i >= 0 && i < chars.length ? chars[i] : END;
    }

    boolean digit(int i) {
        char c = at(i);
        return c >= '0' && c <= '9';
    }

    /// A letter of any script, or half of a pair: what stands beside it belongs to its word.
    boolean letter(int i) {
        char c = at(i);
        return Character.isLetter(c) || Character.isSurrogate(c);
    }

    boolean alphanumeric(int i) {
        return digit(i) || letter(i);
    }

    /// Whether a word or number may begin here: something does, and nothing runs into it.
    boolean startsWord(int i) {
        return at(i) == '+' || at(i) == '(' || (alphanumeric(i) && !alphanumeric(i - 1));
    }

    /// Whether the digit at this place continues a number written with a point or comma before it, as in
    /// 1.050.
    boolean afterPoint(int i) {
        if (at(i - 1) != '.' && at(i - 1) != ',') {
            return false;
        }
        int digits = 0;
        while (digits < 4 && digit(i - 2 - digits)) {
            digits++;
        }
        return digits >= 1 && digits <= 3;
    }

    /// Whether a number that ends here goes on behind a point or comma, as in 12,50.
    boolean beforeDecimals(int end) {
        return (at(end) == '.' || at(end) == ',') && digit(end + 1) && (!digit(end + 2) || !digit(end + 3));
    }
}
