package fi.hymy.fleet.rollout;

import java.util.UUID;
import java.util.regex.Pattern;

/// Names one rollout.
///
/// @param value `[A-Za-z0-9_-]{8,64}`
public record RolloutId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final int LENGTH = 12;

    public RolloutId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a rollout id must have 8 to 64 characters of letters a-z, digits, '-' and '_'");
        }
    }

    static RolloutId fresh() {
        return new RolloutId(
                "rollout-" + UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
