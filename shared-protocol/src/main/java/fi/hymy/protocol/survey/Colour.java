package fi.hymy.protocol.survey;

/// An opaque colour in sRGB.
///
/// @param rgb 0x000000 to 0xFFFFFF
public record Colour(int rgb) {
    public Colour {
        if (rgb < 0 || rgb > 0xFFFFFF) {
            throw new IllegalArgumentException("colour must lie between #000000 and #FFFFFF");
        }
    }

    /// Reads `#RRGGBB`.
    ///
    /// @throws IllegalArgumentException for any other form
    public static Colour parse(String text) {
        if (!text.matches("#[0-9A-Fa-f]{6}")) {
            throw new IllegalArgumentException("colour must be written #RRGGBB");
        }
        return new Colour(Integer.parseInt(text.substring(1), 16));
    }

    /// Relative luminance, 0 to 1, as WCAG 2.2 defines it.
    public double luminance() {
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    /// Contrast ratio to another colour, 1 to 21, as WCAG 2.2 defines it.
    public double contrast(Colour other) {
        double light = Math.max(luminance(), other.luminance());
        double dark = Math.min(luminance(), other.luminance());
        return (light + 0.05) / (dark + 0.05);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    /// The form that [#parse] reads.
    @Override
    public String toString() {
        return "#%06X".formatted(rgb);
    }
}
