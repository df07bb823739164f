package fi.hymy.protocol.flow;

/// What the wire and the databases can hold as text.
final class TextCheck {
    private TextCheck() {}

    /// False when there is a NUL or half of a surrogate pair.
    static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
