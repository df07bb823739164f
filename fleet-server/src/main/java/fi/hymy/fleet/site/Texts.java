package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Rules for what people write about places, and the form in which it is searched.
final class Texts {
    static final int NAME = 200;
    static final int ADDRESS = 300;
    static final int KEY = 100;
    static final int NOTE = 500;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Texts() {}

    /// What is wrong with a text on one line that must not be empty; empty when it is fine.
    static Optional<String> lineProblem(String what, String text, int most) {
        return text.isBlank() ? Optional.of(t("%s must not be empty", t(what))) : optionalProblem(what, text, most);
    }

    /// As [#lineProblem], yet nothing is fine too.
    static Optional<String> optionalProblem(String what, String text, int most) {
        if (text.length() > most) {
            return Optional.of(t("%s may have %s characters, it has %s", t(what), most, text.length()));
        }
        return CONTROL.matcher(text).find()
                ? Optional.of(t("%s must be one line without control characters", t(what)))
                : Optional.empty();
    }

    static String line(String what, String text, int most) {
        return checked(text.strip(), lineProblem(what, text, most));
    }

    static String optional(String what, String text, int most) {
        return checked(text.strip(), optionalProblem(what, text, most));
    }

    /// Small letters without accents, so that `jyvaskyla` finds Jyväskylä.
    static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static String checked(String text, Optional<String> problem) {
        problem.ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        return text;
    }
}
