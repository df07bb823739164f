package fi.hymy.fleet.site;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Patterns for SQL's `like … escape '!'`.
final class Like {
    private Like() {}

    static String anywhere(String text) {
        return "%" + escaped(text) + "%";
    }

    /// A folded text whose first line is the name; a `*` at the end of the name stands for any ending.
    static String named(String name) {
        String folded = Texts.folded(name);
        return folded.endsWith("*")
                ? "\n" + escaped(folded.substring(0, folded.length() - 1)) + "%"
                : "\n" + escaped(folded) + "\n%";
    }

    /// The forms in which a word may stand in a text that the database made small: SQLite, and PostgreSQL in the C
    /// locale, know small letters of ASCII alone, so `Ä` stays as it was written.
    static List<String> small(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        int first = small.isEmpty() ? 0 : small.offsetByCodePoints(0, 1);
        Set<String> forms = new LinkedHashSet<>();
        forms.add(small);
        forms.add(ascii(small.substring(0, first).toUpperCase(Locale.ROOT)) + small.substring(first));
        forms.add(ascii(word.toUpperCase(Locale.ROOT)));
        return List.copyOf(forms);
    }

    private static String ascii(String text) {
        var small = new StringBuilder(text.length());
        text.chars().forEach(c -> small.append((char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)));
        return small.toString();
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
