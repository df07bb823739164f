package fi.hymy.kiosk;

import fi.hymy.protocol.mask.Mask;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Hides in a log what is nobody's business, though it should not be in there: the kiosk's secret, credentials, and
/// whatever is struck out of answers too, such as e-mail addresses.
///
/// @param secret of the kiosk
record LogMask(String secret) implements UnaryOperator<String> {
    private static final String HIDDEN = "•••";
    private static final Pattern CREDENTIALS = Pattern.compile("(?i)\\b(Basic|Bearer)\\s+[A-Za-z0-9+/=_.-]{8,}");

    @Override
    public String apply(String text) {
        String without = secret.isEmpty() ? text : text.replace(secret, HIDDEN);
        return CREDENTIALS
                .matcher(without)
                .replaceAll("$1 " + HIDDEN)
                .lines()
                .map(Mask::of)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Override
    public String toString() {
        return "LogMask";
    }
}
