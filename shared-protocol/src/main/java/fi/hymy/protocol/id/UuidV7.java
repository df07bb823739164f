package fi.hymy.protocol.id;

import java.util.UUID;

/// UUIDs of version 7 as RFC 9562, section 5.7 lays them out.
final class UuidV7 {
    private static final int TEXT_LENGTH = 36;
    private static final long MAX_MILLIS = (1L << 48) - 1;

    private UuidV7() {}

    static UUID of(long epochMillis, long randomA, long randomB) {
        long millis = Math.clamp(epochMillis, 0, MAX_MILLIS);
        long high = (millis << 16) | 0x7000L | (randomA & 0x0FFFL);
        long low = 0x8000_0000_0000_0000L | (randomB & 0x3FFF_FFFF_FFFF_FFFFL);
        return new UUID(high, low);
    }

    static void check(String kind, UUID value) {
        if (value.version() != 7 || value.variant() != 2) {
            throw new IllegalArgumentException(kind + " must be a UUID of version 7");
        }
    }

    static UUID parse(String kind, String text) {
        if (text.length() != TEXT_LENGTH) {
            throw new IllegalArgumentException(kind + " must have 36 characters, it has " + text.length());
        }
        UUID value;
        try {
            value = UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(kind + " is no UUID", e);
        }
        check(kind, value);
        return value;
    }
}
