package fi.hymy.protocol.survey;

/// Which text may be kept and sent: no control characters but tab and line breaks (above all no NUL, which databases
/// refuse), and no half of a surrogate pair, which has no bytes.
public final class CleanText {
    private CleanText() {}

    public static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPair(text, i)) {
                i++;
            } else if (isControl(c) || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /// @param kind what the text is, for the message
    /// @throws IllegalArgumentException when it is not clean; the message does not repeat it
    public static void check(String kind, String text) {
        if (!isClean(text)) {
            throw new IllegalArgumentException(kind + " may not hold control characters or half of a surrogate pair");
        }
    }

    /// The text made clean, and cut so that it takes at most so many bytes in UTF-8, also when written as JSON: what is
    /// not clean becomes a space, `"` and `\` become `'` and `/`.
    public static String cut(String text, int maxBytes) {
        var kept = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int c = clean(text.codePointAt(i));
            bytes += bytes(c);
            if (bytes > maxBytes) {
                break;
            }
            kept.appendCodePoint(c);
            i += Character.charCount(text.codePointAt(i));
        }
        return kept.toString();
    }

    private static int clean(int c) {
        if (c < ' ' || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            return ' ';
        }
        return switch (c) {
            case '"' -> '\'';
            case '\\' -> '/';
            default -> c;
        };
    }

    private static int bytes(int c) {
        if (c < 0x80) {
            return 1;
        }
        if (c < 0x800) {
            return 2;
        }
        return c < Character.MIN_SUPPLEMENTARY_CODE_POINT ? 3 : 4;
    }

    private static boolean isControl(char c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r';
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }
}
