package fi.hymy.kiosk;

import fi.hymy.protocol.mask.Mask;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Hides in a log what is nobody's business, though it should not be in there: credentials, and whatever is
/// struck out of answers too, such as e-mail addresses.
final class LogMask implements UnaryOperator<String> {
    private static final String HIDDEN = "•••";
    private static final Pattern CREDENTIALS = Pattern.compile("(?i)\\b(Basic|Bearer)\\s+[A-Za-z0-9+/=_.-]{8,}");

    @Override
    public String apply(String text) {
        return CREDENTIALS
                .matcher(text)
                .replaceAll("$1 " + HIDDEN)
                .lines()
                .map(Mask::of)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
