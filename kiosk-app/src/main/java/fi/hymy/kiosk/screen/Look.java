package fi.hymy.kiosk.screen;

import fi.hymy.protocol.survey.Colour;
import fi.hymy.protocol.survey.Theme;

/// The colours of a theme, with what is unreadable repaired: text always stands out from what is behind it by 4.5 to 1.
///
/// @param text on the background
/// @param surfaceText on cards and buttons
/// @param muted smaller text on the background
/// @param border around cards and buttons
/// @param accent the primary colour where it draws on a surface, or the text's where that would be hard to see
record Look(
        Colour background,
        Colour surface,
        Colour text,
        Colour surfaceText,
        Colour muted,
        Colour border,
        Colour primary,
        Colour onPrimary,
        Colour accent,
        int cornerRadius) {
    /// WCAG 2.2, 1.4.3.
    static final double READABLE = 4.5;
    /// WCAG 2.2, 1.4.11.
    private static final double VISIBLE = 3;
    private static final double DARK = 0.2;

    private static final Colour BLACK = new Colour(0x000000);
    private static final Colour WHITE = new Colour(0xFFFFFF);
    private static final Colour YELLOW = new Colour(0xFFE14D);

    static Look of(Theme theme) {
        Theme.Colours colours = theme.colours();
        Colour text = readable(colours.text(), colours.background());
        Colour surfaceText = readable(colours.text(), colours.surface());
        return new Look(
                colours.background(),
                colours.surface(),
                text,
                surfaceText,
                theme.background().isPresent() || theme.motion().isPresent() ? text : muted(text, colours.background()),
                mix(surfaceText, colours.surface(), colours.background().luminance() < DARK ? 0.35 : 0.16),
                colours.primary(),
                readable(colours.onPrimary(), colours.primary()),
                colours.primary().contrast(colours.surface()) >= VISIBLE ? colours.primary() : surfaceText,
                theme.cornerRadius());
    }

    /// White and yellow on black: every text stands out from what is behind it by 7 to 1 and more (WCAG 2.2, 1.4.6).
    Look highContrast() {
        return new Look(BLACK, BLACK, WHITE, WHITE, WHITE, WHITE, YELLOW, BLACK, YELLOW, cornerRadius);
    }

    /// Black or white, whichever stands out more from the background: the outer line of the focus ring. The inner
    /// one is [#halo]. Whatever is beside them stands out from one of the two by more than 4 to 1 (WCAG 2.2,
    /// technique C40).
    Colour ring() {
        return BLACK.contrast(background) >= WHITE.contrast(background) ? BLACK : WHITE;
    }

    Colour halo() {
        return ring().equals(BLACK) ? WHITE : BLACK;
    }

    /// The colour itself where it can be read, else black or white, whichever stands out more.
    static Colour readable(Colour wanted, Colour behind) {
        if (wanted.contrast(behind) >= READABLE) {
            return wanted;
        }
        return BLACK.contrast(behind) >= WHITE.contrast(behind) ? BLACK : WHITE;
    }

    /// Between two colours.
    ///
    /// @param share of the first, 0 to 1
    static Colour mix(Colour first, Colour second, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double channel = (first.rgb() >> shift & 0xFF) * share + (second.rgb() >> shift & 0xFF) * (1 - share);
            mixed |= (int) Math.round(channel) << shift;
        }
        return new Colour(mixed);
    }

    private static Colour muted(Colour text, Colour background) {
        Colour softer = mix(text, background, 0.72);
        return softer.contrast(background) >= READABLE ? softer : text;
    }

    /// Of words on a surface that step back: paler than the others, and readable all the same.
    Colour soft() {
        return muted(surfaceText, surface);
    }

    boolean dark() {
        return background.luminance() < DARK;
    }
}
