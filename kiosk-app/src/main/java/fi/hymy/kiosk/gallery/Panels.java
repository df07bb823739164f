package fi.hymy.kiosk.gallery;

import java.util.List;
import java.util.Optional;

/// The panels that kiosks have, with the pixels per millimetre that their diagonal makes.
public final class Panels {
    private static final double MILLIMETRES_PER_INCH = 25.4;

    public static final List<Size> ALL = List.of(
            size("7", "7″ 800 × 480", 800, 480, 7),
            size("7wide", "7″ 1024 × 600", 1024, 600, 7),
            size("10", "10.1″ 1280 × 800", 1280, 800, 10.1),
            size("15", "15.6″ 1920 × 1080", 1920, 1080, 15.6),
            size("portrait", "21.5″ 1080 × 1920", 1080, 1920, 21.5));

    private Panels() {}

    /// @param name short, for files and the command line
    /// @param title for people
    public record Size(String name, String title, int width, int height, double pixelsPerMillimetre) {}

    public static Optional<Size> named(String name) {
        return ALL.stream().filter(size -> size.name().equals(name)).findFirst();
    }

    private static Size size(String name, String title, int width, int height, double inches) {
        return new Size(name, title, width, height, Math.hypot(width, height) / (inches * MILLIMETRES_PER_INCH));
    }
}
