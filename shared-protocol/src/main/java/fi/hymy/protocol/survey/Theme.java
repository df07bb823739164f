package fi.hymy.protocol.survey;

import fi.hymy.protocol.id.ContentHash;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a survey looks.
///
/// @param colours what is painted in which colour
/// @param font family name; a kiosk that lacks it uses its own
/// @param cornerRadius of buttons and cards, 0 to 64 in pixels at 160 dpi
/// @param logoHash asset of the logo, or null
/// @param backgroundHash asset of the background picture, or null
/// @param motionHash asset of a muted video or animated picture that plays as the background where motion
///     is wanted and the kiosk can; elsewhere the background picture stands. Null for none
/// @param buttons what buttons look like
public record Theme(
        Colours colours,
        String font,
        int cornerRadius,
        @Nullable ContentHash logoHash,
        @Nullable ContentHash backgroundHash,
        @Nullable ContentHash motionHash,
        ButtonShape buttons) {
    private static final int MAX_FONT = 64;
    private static final int MAX_RADIUS = 64;

    /// Dark text on white with a calm blue: what a survey without a brand wears.
    public static final Theme PLAIN = new Theme(
            new Colours(
                    new Colour(0xF4F6FA),
                    new Colour(0xFFFFFF),
                    new Colour(0x16202E),
                    new Colour(0x1F5FBF),
                    new Colour(0xFFFFFF)),
            "Inter",
            16,
            null,
            null);

    /// Without motion, with buttons of the corner radius.
    public Theme(
            Colours colours,
            String font,
            int cornerRadius,
            @Nullable ContentHash logoHash,
            @Nullable ContentHash backgroundHash) {
        this(colours, font, cornerRadius, logoHash, backgroundHash, null, ButtonShape.ROUNDED);
    }

    public Theme {
        CleanText.check("font", font);
        if (font.isBlank() || font.length() > MAX_FONT) {
            throw new IllegalArgumentException("font must have 1 to 64 characters, it has " + font.length());
        }
        if (cornerRadius < 0 || cornerRadius > MAX_RADIUS) {
            throw new IllegalArgumentException("cornerRadius must lie between 0 and 64, it is " + cornerRadius);
        }
    }

    public Optional<ContentHash> logo() {
        return Optional.ofNullable(logoHash);
    }

    public Optional<ContentHash> background() {
        return Optional.ofNullable(backgroundHash);
    }

    public Optional<ContentHash> motion() {
        return Optional.ofNullable(motionHash);
    }

    public enum ButtonShape {
        /// Corners of the theme's radius.
        ROUNDED,
        /// Ends that are half circles.
        PILL,
        /// Sharp corners, whatever the radius of cards.
        SQUARE
    }

    /// @param background behind everything
    /// @param surface cards and unpressed buttons
    /// @param text on background and surface
    /// @param primary main buttons, progress and focus
    /// @param onPrimary text on primary
    public record Colours(Colour background, Colour surface, Colour text, Colour primary, Colour onPrimary) {}
}
