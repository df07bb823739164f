package fi.hymy.fleet.lifecycle;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.site.PointId;
import fi.hymy.protocol.id.KioskId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A wish to take a step.
///
/// @param by who says so, 1 to 100 characters
/// @param note at most 500 characters, or empty
/// @param pointOrNull where it hangs, for INSTALLED
public record Step(
        KioskId kiosk,
        LifeStep next,
        String by,
        String note,
        @Nullable PointId pointOrNull) {
    static final int NAME = 100;
    static final int NOTE = 500;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    public Step {
        by = by.strip();
        note = note.strip();
        if (by.isEmpty()) {
            throw new IllegalArgumentException("Say who you are.");
        }
        problem(t("The name"), by, NAME).ifPresent(Step::refuse);
        problem(t("The note"), note, NOTE).ifPresent(Step::refuse);
    }

    public static Step of(KioskId kiosk, LifeStep next, String by, String note) {
        return new Step(kiosk, next, by, note, null);
    }

    /// What is wrong with a text on one line, or nothing.
    static Optional<String> problem(String what, String text, int most) {
        if (text.length() > most) {
            return Optional.of(t("%s may have %s characters, it has %s.", what, most, text.length()));
        }
        return CONTROL.matcher(text).find()
                ? Optional.of(t("%s must be one line without control characters.", what))
                : Optional.empty();
    }

    private static void refuse(String why) {
        throw new IllegalArgumentException(why);
    }
}
