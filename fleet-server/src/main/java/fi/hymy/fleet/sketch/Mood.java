package fi.hymy.fleet.sketch;

/// The kiosk's faces, in a square of 100.
enum Mood {
    VERY_UNHAPPY("#E5554B", "#4A0F0B", 44, "M 30 75 Q 50 53 70 75", "M 24 28 L 40 34 M 76 28 L 60 34"),
    UNHAPPY("#F29544", "#4F2704", 41, "M 33 71 Q 50 58 67 71", ""),
    NEUTRAL("#F6CB4C", "#4A3802", 41, "M 33 67 L 67 67", ""),
    HAPPY("#9CCB59", "#26390A", 41, "M 31 62 Q 50 80 69 62", ""),
    VERY_HAPPY("#45AD66", "#07300F", 38, "M 27 56 Q 50 62 73 56 Q 70 82 50 82 Q 30 82 27 56 Z", "");

    private static final String HEAD = "M 2 50 a 48 48 0 1 0 96 0 a 48 48 0 1 0 -96 0 Z";
    private static final String EYE = " a 5 6.5 0 1 0 10 0 a 5 6.5 0 1 0 -10 0 Z ";
    private static final int LEFT = 29;
    private static final int RIGHT = 61;
    private static final double THICK = 5.5;

    private final String fill;
    private final String ink;
    private final int eyes;
    private final String mouth;
    private final String brows;

    Mood(String fill, String ink, int eyes, String mouth, String brows) {
        this.fill = fill;
        this.ink = ink;
        this.eyes = eyes;
        this.mouth = mouth;
        this.brows = brows;
    }

    /// The n-th of a row.
    ///
    /// @param value 1 to faces
    /// @param faces 3 to 5
    static Mood of(int value, int faces) {
        return switch (faces) {
            case 3 -> value == 1 ? VERY_UNHAPPY : value == 2 ? NEUTRAL : VERY_HAPPY;
            case 4 -> values()[value <= 2 ? value - 1 : value];
            default -> values()[value - 1];
        };
    }

    void draw(Svg svg, Area area) {
        svg.shape(HEAD, area, fill, "none", 0);
        svg.shape("M " + LEFT + " " + eyes + EYE + "M " + RIGHT + " " + eyes + EYE, area, ink, "none", 0);
        svg.shape(mouth, area, this == VERY_HAPPY ? ink : "none", ink, THICK);
        if (!brows.isEmpty()) {
            svg.shape(brows, area, "none", ink, THICK);
        }
    }
}
