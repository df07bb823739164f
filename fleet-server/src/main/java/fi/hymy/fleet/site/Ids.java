package fi.hymy.fleet.site;

import java.util.UUID;
import java.util.regex.Pattern;

/// The form of this room's identifiers.
final class Ids {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final int LENGTH = 12;

    private Ids() {}

    static void check(String kind, String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    kind + " must have 8 to 64 characters of letters a-z, digits, '-' and '_'");
        }
    }

    /// @param kind as `site`, which the id begins with
    static String fresh(String kind) {
        return kind + "-" + UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH);
    }
}
