package fi.hymy.kiosk.screen;

import fi.hymy.protocol.survey.Colour;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelReader;

/// How much of the background's colour must cover a picture, so that text stands out from nearly every pixel of it: no
/// more than that, for the picture was chosen to be seen.
final class Scrim {
    private static final double LEAST = 0.24;
    private static final double MOST = 0.96;
    private static final double STEP = 0.03;
    /// Of the pixels so many may be worse: a lamp, a star.
    private static final double OUTLIERS = 0.003;
    private static final int SAMPLES = 48;

    private Scrim() {}

    /// @return opacity, 0 to 1
    static double over(Image picture, Look look) {
        List<Colour> colours = sample(picture);
        double opacity = LEAST;
        while (opacity < MOST && !readable(colours, look, opacity)) {
            opacity += STEP;
        }
        return Math.min(opacity, MOST);
    }

    private static boolean readable(List<Colour> colours, Look look, double opacity) {
        long unreadable = colours.stream()
                .map(pixel -> Look.mix(look.background(), pixel, opacity))
                .filter(behind ->
                        Math.min(look.text().contrast(behind), look.muted().contrast(behind)) < Look.READABLE)
                .count();
        return unreadable <= colours.size() * OUTLIERS;
    }

    private static List<Colour> sample(Image picture) {
        // JavaFX lets nobody read the pixels of a picture that moves: what it shows now is taken.
        PixelReader readable = picture.getPixelReader();
        PixelReader pixels = readable != null
                ? readable
                : new ImageView(picture).snapshot(null, null).getPixelReader();
        var colours = new ArrayList<Colour>();
        for (int row = 0; row < SAMPLES; row++) {
            for (int column = 0; column < SAMPLES; column++) {
                int x = (int) ((column + 0.5) * picture.getWidth() / SAMPLES);
                int y = (int) ((row + 0.5) * picture.getHeight() / SAMPLES);
                colours.add(new Colour(pixels.getArgb(x, y) & 0xFFFFFF));
            }
        }
        return colours;
    }
}
