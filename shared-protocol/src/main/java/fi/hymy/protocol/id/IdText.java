package fi.hymy.protocol.id;

/// The two alphabets of identifiers: names that may stand in an MQTT topic, and shorter ones that live inside a survey.
///
/// Both are ASCII without `/`, `+`, `#` or `$`, so that an identifier can never widen a topic filter.
final class IdText {
    private static final int MIN_TOPIC = 8;
    private static final int MAX = 64;

    private IdText() {}

    /// Checks an identifier that may become a topic level: `[A-Za-z0-9_-]{8,64}`.
    static String topicLevel(String kind, String value) {
        return check(kind, value, MIN_TOPIC);
    }

    /// Checks an identifier that is unique inside one survey: `[A-Za-z0-9_-]{1,64}`.
    static String local(String kind, String value) {
        return check(kind, value, 1);
    }

    private static String check(String kind, String value, int min) {
        if (value.length() < min || value.length() > MAX) {
            throw new IllegalArgumentException(
                    "%s must have %d to %d characters, it has %d".formatted(kind, min, MAX, value.length()));
        }
        for (int i = 0; i < value.length(); i++) {
            if (!allowed(value.charAt(i))) {
                throw new IllegalArgumentException(
                        "%s may hold letters a-z, digits, '-' and '_' only; character %d is another"
                                .formatted(kind, i + 1));
            }
        }
        return value;
    }

    private static boolean allowed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
