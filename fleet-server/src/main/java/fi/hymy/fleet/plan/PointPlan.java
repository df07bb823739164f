package fi.hymy.fleet.plan;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.site.PointId;
import fi.hymy.protocol.id.SurveyId;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is wanted at a point.
///
/// @param survey what shall be asked there, or null while nobody knows
/// @param signText what the sign beside the kiosk says; at most 300 characters, or empty
/// @param signFormat as `A4 plate`; at most 100 characters, or empty
/// @param due the day on which it shall be in service, by the calendar there, or null
public record PointPlan(
        PointId point,
        @Nullable SurveyId survey,
        String signText,
        String signFormat,
        @Nullable LocalDate due) {
    static final int TEXT = 300;
    static final int FORMAT = 100;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    public PointPlan {
        signText = checked(key("the sign's text"), signText, TEXT);
        signFormat = checked(key("the sign's format"), signFormat, FORMAT);
    }

    static PointPlan nothing(PointId point) {
        return new PointPlan(point, null, "", "", null);
    }

    /// This plan with what a wish says instead; what it leaves out stays.
    PointPlan with(Wish wish) {
        return new PointPlan(
                point,
                wish.survey() == null ? survey : wish.survey(),
                wish.signText() == null ? signText : wish.signText(),
                wish.signFormat() == null ? signFormat : wish.signFormat(),
                wish.due() == null ? due : wish.due());
    }

    public Optional<LocalDate> dueDay() {
        return Optional.ofNullable(due);
    }

    /// The sign in words, as `A4 plate: How was it?`; empty when nothing is known of it.
    String sign() {
        return signFormat.isEmpty() || signText.isEmpty() ? signFormat + signText : signFormat + ": " + signText;
    }

    /// What shall change at many points; null leaves it.
    record Wish(
            @Nullable SurveyId survey,
            @Nullable String signText,
            @Nullable String signFormat,
            @Nullable LocalDate due) {
        boolean isEmpty() {
            return survey == null && signText == null && signFormat == null && due == null;
        }
    }

    private static String checked(String what, String text, int most) {
        String stripped = text.strip();
        if (stripped.length() > most) {
            throw new IllegalArgumentException(
                    t("%s may have %s characters, it has %s", t(what), most, stripped.length()));
        }
        if (CONTROL.matcher(stripped).find()) {
            throw new IllegalArgumentException(t("%s must be one line without control characters", t(what)));
        }
        return stripped;
    }
}
