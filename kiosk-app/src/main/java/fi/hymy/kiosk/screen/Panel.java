package fi.hymy.kiosk.screen;

/// The glass, measured in millimetres, since fingers and eyes do not come in pixels.
///
/// @param width in pixels
/// @param height in pixels
/// @param perMillimetre pixels per millimetre of the panel
/// @param letters how much larger than usual the words are, 1 for not at all
record Panel(double width, double height, double perMillimetre, double letters) {
    private static final double TARGET = 20;
    private static final double SMALLEST_TARGET = 14;
    /// Height of a capital letter in Inter, of its size.
    private static final double CAPITAL = 0.727;
    /// Of letters whose capitals are 8.1 mm high: a step below that is still the 7.3 mm of EN 301 549 5.1.4.
    private static final double READ = 11.2;
    /// The angle of a capital letter that EN 301 549 5.1.4 asks, 0.7°, as its height at a distance of 1.
    private static final double PLAIN_ANGLE = Math.tan(Math.toRadians(0.7));
    /// From which a panel is read, in millimetres: the length of an arm, or of a bent one before a small panel.
    private static final double ARM = 600;
    private static final double BENT_ARM = 400;
    /// How much larger letters are on a tall panel, which is seen from farther away.
    private static final double ON_TALL = 1.15;
    /// Of the short side, in millimetres, from which nothing needs to be smaller than wished: 15" and up.
    private static final double ROOMY = 150;

    /// How much larger letters may be where they stand beside what is tapped.
    private static final double MODEST = FitText.larger(6);

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

    /// With letters that are larger than usual, but no more than bars, scales and keys have room for.
    Panel modest() {
        return letters <= MODEST ? this : withLetters(MODEST);
    }

    double mm(double millimetres) {
        return millimetres * perMillimetre;
    }

    /// The least edge of a touch target, in pixels: 20 mm, or 14 mm on a 7" panel, which has no room for more
    /// everywhere.
    double target() {
        return mm(Math.clamp(shortSide() * 0.15, SMALLEST_TARGET, TARGET));
    }

    /// The edge of a touch target where there is room: 20 mm on every panel.
    double finger() {
        return mm(TARGET);
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

    /// Size of letters, in pixels, whose capitals are so many millimetres high.
    double lettersOf(double capital) {
        return mm(capital) / CAPITAL;
    }

    /// The smallest capital of a question, in millimetres: 0.7° at the distance from which the panel is read, 7.3 mm
    /// or 4.9 mm (EN 301 549 5.1.4).
    double leastQuestion() {
        return (compact() ? BENT_ARM : ARM) * PLAIN_ANGLE;
    }

    /// The smallest capital of an answer, in millimetres. Rather than anything smaller, there are leaves.
    double leastAnswer() {
        if (compact()) {
            return 3.8;
        }
        return roomy() ? leastQuestion() : 5;
    }

    /// The smallest capital, in millimetres, that anything else is written in: 23 minutes of arc and more, where
    /// ISO 9241-303 wants 16 at the least and 20 to 22 for comfort.
    double leastLetters() {
        return compact() ? 3 : 4;
    }

    /// Whether nothing needs to be smaller than wished, as on panels of 15" and more.
    boolean roomy() {
        return shortSide() >= ROOMY;
    }

    /// Whether there is little room, as on a 7" panel.
    boolean compact() {
        return shortSide() < 105;
    }

    private double shortSide() {
        return Math.min(width, height) / perMillimetre;
    }
}
