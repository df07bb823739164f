package fi.hymy.kiosk.screen;

/// The glass, measured in millimetres, since fingers and eyes do not come in pixels.
///
/// @param width in pixels
/// @param height in pixels
/// @param perMillimetre pixels per millimetre of the panel
/// @param letters how much larger than usual the words are, 1 for not at all
record Panel(double width, double height, double perMillimetre, double letters) {
    private static final double TARGET = 20;
    private static final double SMALLEST_TARGET = 13;
    /// Height of a capital letter in Inter, of its size.
    private static final double CAPITAL = 0.727;
    /// Of letters whose capitals are 7.3 mm high, as EN 301 549 5.1.4 asks at 600 mm.
    private static final double READ = 10.1;
    /// How much larger letters are on a tall panel, which is seen from farther away.
    private static final double ON_TALL = 1.15;

    Panel {
        if (width < 1 || height < 1 || perMillimetre <= 0 || letters <= 0) {
            throw new IllegalArgumentException("a panel must have a size");
        }
    }

    Panel(double width, double height, double perMillimetre) {
        this(width, height, perMillimetre, 1);
    }

    Panel withLetters(double larger) {
        return new Panel(width, height, perMillimetre, larger);
    }

    double mm(double millimetres) {
        return millimetres * perMillimetre;
    }

    /// Edge of a touch target, in pixels: 20 mm, or less on a panel that has no room for it.
    double target() {
        return mm(Math.clamp(shortSide() * 0.15, SMALLEST_TARGET, TARGET));
    }

    /// Between things that belong together.
    double gap() {
        return mm(Math.clamp(shortSide() * 0.026, 2, 5));
    }

    /// Between the edge of the glass and what is on it.
    double margin() {
        return mm(Math.clamp(shortSide() * 0.05, 4, 10));
    }

    /// Height of what lies between the upper edge of the glass and the words of a page: what is tapped there can
    /// be as large as a finger.
    double strip() {
        return Math.max(margin() * 0.5 + bar(), target());
    }

    /// Height of the part of that strip in which logo and languages are drawn.
    double bar() {
        return mm(Math.clamp(shortSide() * 0.1, 9, 16));
    }

    /// Size of the question's letters, in pixels.
    double title() {
        return letters * mm(Math.clamp(shortSide() * 0.08, 7.2, 13.5)) * (tall() ? 1.25 : 1);
    }

    /// Size of a choice's letters.
    double label() {
        return letters * mm(Math.clamp(shortSide() * 0.0745, 6.2, READ)) * (tall() ? ON_TALL : 1);
    }

    /// Size of the smallest letters.
    double small() {
        return letters * mm(Math.clamp(shortSide() * 0.046, 4.7, 7.4)) * (tall() ? ON_TALL : 1);
    }

    /// Whether it stands on end, and is so high that not everyone reaches its top third.
    boolean tall() {
        return height > width * 1.2;
    }

    /// Height of a capital letter of this size, in millimetres.
    double capital(double letters) {
        return letters * CAPITAL / perMillimetre;
    }

    /// The smallest capital letter, in millimetres, that anything is written in.
    double leastLetters() {
        return compact() ? 2.6 : 3.2;
    }

    /// Whether there is little room, as on a 7" panel.
    boolean compact() {
        return shortSide() < 105;
    }

    private double shortSide() {
        return Math.min(width, height) / perMillimetre;
    }
}
