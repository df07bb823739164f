package fi.hymy.protocol.score;

/// The normal approximation that every margin here uses.
final class Normal {
    /// Two-sided 95 %.
    static final double Z = 1.96;

    /// Below this many answers the plain margin is not to be trusted, and the adjusted interval is used instead.
    static final int SMALL = 30;

    private Normal() {}

    static void notNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must be 0 or more, it is " + value);
        }
    }

    static void part(long part, long whole) {
        notNegative("n", whole);
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException("a part must lie between 0 and n = %d, it is %d".formatted(whole, part));
        }
    }
}
