package fi.hymy.protocol.id;

/// SHA-256 of published bytes (a survey version or an asset), as 64 lower-case hexadecimal digits.
///
/// Two places that hold the same hash hold the same bytes.
///
/// @param hex 64 characters of `[0-9a-f]`
public record ContentHash(String hex) {
    private static final int LENGTH = 64;

    public ContentHash {
        if (hex.length() != LENGTH) {
            throw new IllegalArgumentException("content hash must have 64 hexadecimal digits, it has " + hex.length());
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = hex.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                throw new IllegalArgumentException("content hash may hold 0-9 and a-f only");
            }
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
