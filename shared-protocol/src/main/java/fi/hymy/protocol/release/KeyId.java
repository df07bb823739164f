package fi.hymy.protocol.release;

import java.util.regex.Pattern;

/// Names a public key: the first 16 hexadecimal digits of its SHA-256, so that no key can go by the name of another.
public record KeyId(String value) {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{16}");

    public KeyId {
        if (!DIGITS.matcher(value).matches()) {
            throw new IllegalArgumentException("the id of a key has 16 hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
