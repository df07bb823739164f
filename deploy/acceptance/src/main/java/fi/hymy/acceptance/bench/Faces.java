package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.program.FrameBuffer;

/// The unhappiest and the happiest face on a display, told by their colours.
final class Faces {
    private static final int UNHAPPY = 0xE5554B;
    private static final int HAPPY = 0x45AD66;
    private static final int STEP = 4;
    private static final int TOLERANCE = 12;
    private static final int ENOUGH = 50;

    private Faces() {}

    /// Whether both are there, in full colour.
    static boolean stand(FrameBuffer picture) {
        int unhappy = 0;
        int happy = 0;
        for (int y = 0; y < picture.height(); y += STEP) {
            for (int x = 0; x < picture.width(); x += STEP) {
                int colour = picture.colour(x, y);
                unhappy += near(colour, UNHAPPY) ? 1 : 0;
                happy += near(colour, HAPPY) ? 1 : 0;
            }
        }
        return unhappy > ENOUGH && happy > ENOUGH;
    }

    private static boolean near(int one, int other) {
        return Math.abs((one >> 16) - (other >> 16)) <= TOLERANCE
                && Math.abs((one >> 8 & 0xFF) - (other >> 8 & 0xFF)) <= TOLERANCE
                && Math.abs((one & 0xFF) - (other & 0xFF)) <= TOLERANCE;
    }
}
