package fi.hymy.kiosk;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Hides in a log what is nobody's business, though it should not be in there: the kiosk's secret,
/// credentials, e-mail addresses.
///
/// @param secret of the kiosk
record LogMask(String secret) implements UnaryOperator<String> {
    private static final String HIDDEN = "•••";
    private static final Pattern CREDENTIALS = Pattern.compile("(?i)\\b(Basic|Bearer)\\s+[A-Za-z0-9+/=_.-]{8,}");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.-]+");

    @Override
    public String apply(String text) {
        String without = secret.isEmpty() ? text : text.replace(secret, HIDDEN);
        return MAIL.matcher(CREDENTIALS.matcher(without).replaceAll("$1 " + HIDDEN))
                .replaceAll(HIDDEN);
    }

    @Override
    public String toString() {
        return "LogMask";
    }
}
