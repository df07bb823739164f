package fi.hymy.kiosk.screen;

import fi.hymy.protocol.survey.Colour;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/// The style sheet of a theme on a panel.
final class Sheet {
    private static final double PIXELS_PER_MM_AT_160_DPI = 160 / 25.4;

    private Sheet() {}

    /// As an address that JavaFX can load.
    static String of(Look look, Panel panel) {
        String css = lengths(colours(template(), look), look, panel);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private static String colours(String css, Look look) {
        return css.replace("@background", hex(look.background()))
                .replace("@surfaceText", hex(look.surfaceText()))
                .replace("@surface", hex(look.surface()))
                .replace("@pressed", hex(touched(look)))
                .replace("@selectedPressed", hex(look.dark() ? touched(look) : look.surface()))
                .replace("@selected", hex(look.dark() ? look.surface() : touched(look)))
                .replace("@text", hex(look.text()))
                .replace("@muted", hex(look.muted()))
                .replace("@border", hex(look.border()))
                .replace("@band", hex(look.background()))
                .replace("@faint", hex(Look.mix(look.surfaceText(), look.surface(), 0.35)))
                .replace("@soft", hex(look.soft()))
                .replace("@past", hex(Look.mix(look.primary(), look.background(), 0.6)))
                .replace("@outline", hex(Look.mix(look.text(), look.background(), 0.5)))
                .replace("@lip", hex(Look.mix(look.text(), look.background(), look.dark() ? 0.1 : 0.16)))
                .replace("@primaryLip", hex(Look.mix(look.primary(), new Colour(0), 0.72)))
                .replace("@primaryPressed", hex(Look.mix(look.primary(), look.onPrimary(), 0.82)))
                .replace("@primary", hex(look.primary()))
                .replace("@onPrimary", hex(look.onPrimary()))
                .replace("@accent", hex(look.accent()))
                .replace("@ringColour", hex(look.ring()))
                .replace("@haloColour", hex(look.halo()));
    }

    private static Colour touched(Look look) {
        return Look.mix(look.primary(), look.surface(), 0.14);
    }

    private static String lengths(String css, Look look, Panel panel) {
        double depth = Math.max(2, panel.mm(0.7));
        double radius = panel.mm(look.cornerRadius() / PIXELS_PER_MM_AT_160_DPI);
        double ring = Math.max(3, panel.mm(0.8));
        double halo = Math.max(2, panel.mm(0.35));
        return css.replace("@depth", pixels(depth))
                .replace("@radius", pixels(radius))
                .replace("@outerRadius", pixels(radius + depth))
                .replace("@line", pixels(Math.max(1, panel.mm(0.3))))
                .replace("@thick", pixels(Math.max(2, panel.mm(0.8))))
                .replace("@ringOut", pixels(-(ring + halo)))
                .replace("@haloOut", pixels(-halo))
                .replace("@ring", pixels(ring))
                .replace("@halo", pixels(halo))
                .replace("@double", pixels(Math.max(4, panel.mm(1))));
    }

    private static String hex(Colour colour) {
        return colour.toString();
    }

    private static String pixels(double length) {
        return String.format(Locale.ROOT, "%.1fpx", length);
    }

    private static String template() {
        try (InputStream file = Sheet.class.getResourceAsStream("kiosk.css")) {
            if (file == null) {
                throw new IllegalStateException("kiosk.css is missing from the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
