package fi.hymy.protocol.survey;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;

/// A language as BCP 47 writes it (`fi`, `sv-FI`), in its canonical case.
///
/// @param tag at most 35 characters
public record LanguageTag(String tag) {
    private static final int MAX = 35;

    /// Asked for again and again, and already in their canonical form.
    private static final Set<String> PLAIN = Set.of("en", "fi", "sv");

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi");

    public LanguageTag {
        tag = canonical(tag);
    }

    private static String canonical(String tag) {
        if (tag.isEmpty() || tag.length() > MAX) {
            throw new IllegalArgumentException("language tag must have 1 to 35 characters, it has " + tag.length());
        }
        if (PLAIN.contains(tag)) {
            return tag;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            if (locale.getLanguage().isEmpty()) {
                throw new IllegalArgumentException("language tag names no language");
            }
            return locale.toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("language tag is not BCP 47, for example 'fi' or 'sv-FI'", e);
        }
    }

    /// The language alone: `sv` of `sv-FI`.
    public LanguageTag language() {
        int dash = tag.indexOf('-');
        return dash < 0 ? this : new LanguageTag(tag.substring(0, dash));
    }

    /// Whether the language is written from right to left.
    public boolean rightToLeft() {
        return RIGHT_TO_LEFT.contains(language().tag());
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    @Override
    public String toString() {
        return tag;
    }
}
