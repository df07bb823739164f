package fi.hymy.kiosk.screen;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Which form a word takes after a whole number, by the rules of the Unicode CLDR.
enum Plural {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    OTHER;

    /// @param language the language alone, such as `ru`
    /// @param number 0 and up
    static Plural of(String language, long number) {
        return switch (language) {
            case "ar" -> arabic(number);
            case "ru", "uk" -> slavic(number);
            default -> number == 1 ? ONE : OTHER;
        };
    }

    private static Plural arabic(long number) {
        long rest = number % 100;
        if (number <= 2) {
            return number == 0 ? ZERO : number == 1 ? ONE : TWO;
        }
        return rest >= 3 && rest <= 10 ? FEW : rest >= 11 ? MANY : OTHER;
    }

    private static Plural slavic(long number) {
        long last = number % 10;
        boolean teen = number % 100 >= 11 && number % 100 <= 14;
        if (last == 1 && !teen) {
            return ONE;
        }
        return last >= 2 && last <= 4 && !teen ? FEW : MANY;
    }

    /// The forms a language needs for whole numbers and, in `OTHER`, for all that is left.
    static Set<Plural> needed(String language) {
        return switch (language) {
            case "ar" -> EnumSet.allOf(Plural.class);
            case "ru", "uk" -> EnumSet.of(ONE, FEW, MANY, OTHER);
            default -> EnumSet.of(ONE, OTHER);
        };
    }

    /// As it ends a key: `.few`.
    String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }
}
