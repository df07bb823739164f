package fi.hymy.protocol.mask;

import java.util.List;
import java.util.Set;

/// Phone numbers, in the forms in which people write them:
///
/// - with `+` or, for the countries nearby, `00` and the country code: 8 to 15 digits (ITU-T E.164);
/// - Finnish and Swedish ones with their leading 0: 7 to 12 digits;
/// - Norwegian and Danish ones, which have eight digits and no prefix, in their usual groups (`22 33 44
/// 55`, `412 34 567`), and in one group only shortly behind a word such as *tlf* or *ring*: as they stand
/// they could be any order number.
final class Phones {
    private static final int MOST = 15;
    private static final int FEWEST_ABROAD = 8;
    private static final int FEWEST = 7;
    private static final int MOST_AT_HOME = 12;
    private static final int EIGHT = 8;
    private static final int MAX_AREA = 5;

    /// How far back a word that announces a number is looked for, in characters.
    private static final int WORD_WITHIN = 24;

    private static final List<String> NEARBY = List.of(
            "358", "46", "47", "45", "354", "298", "299", "372", "371", "370", "7", "375", "380", "48", "49", "44",
            "33", "34", "39", "31", "32", "40", "90", "252", "963", "964");
    private static final List<String> CALL_WORDS = List.of(
            "TLF", "TEL", "MOB", "RING", "NUMMER", "NUMMERET", "PUH", "SMS", "PHONE", "CALL", "SOITA", "NUMERO");
    private static final Set<List<Integer>> EIGHT_GROUPED = Set.of(List.of(2, 2, 2, 2), List.of(3, 2, 3));

    private Phones() {}

    static int end(Glyphs text, int start) {
        if (text.at(start) == '+') {
            return abroad(text, start + 1);
        }
        if (text.at(start) == '(' && text.at(start + 1) == '+') {
            return abroad(text, start + 2);
        }
        boolean opened = text.at(start) == '(' && closesAreaCode(text, start + 1);
        int first = opened ? start + 1 : start;
        if (!text.digit(first) || text.afterPoint(first)) {
            return Detector.NONE;
        }
        String separators = opened ? " -/)" : " -/";
        return Numeral.from(text, first, separators, MOST).stream()
                .filter(number -> !text.digit(number.end()) && !text.beforeDecimals(number.end()))
                .filter(number -> isAbroad(number) || isAtHome(number) || isOfEight(text, start, number))
                .map(Numeral::end)
                .findFirst()
                .orElse(Detector.NONE);
    }

    /// Whether it is the bracket of `(09) 123 4567` rather than one around the whole.
    private static boolean closesAreaCode(Glyphs text, int first) {
        int i = first;
        while (text.digit(i) && i - first <= MAX_AREA) {
            i++;
        }
        return i > first && text.at(i) == ')' && (text.digit(i + 1) || text.digit(i + 2));
    }

    /// After the `+`: brackets, as in `+46 (0)70`, and dots may stand within.
    private static int abroad(Glyphs text, int first) {
        int digits = 0;
        int end = Detector.NONE;
        int gap = 0;
        for (int i = first; digits <= MOST && gap <= 2 && (text.digit(i) || " -/.()".indexOf(text.at(i)) >= 0); i++) {
            if (text.digit(i)) {
                digits++;
                gap = 0;
                if (!text.digit(i + 1)) {
                    end = digits >= FEWEST_ABROAD && digits <= MOST ? i + 1 : end;
                }
            } else {
                gap++;
            }
        }
        return text.digit(first) || text.at(first) == '(' ? end : Detector.NONE;
    }

    private static boolean isAbroad(Numeral number) {
        return number.digits().startsWith("00")
                && number.length() >= 2 + FEWEST_ABROAD
                && NEARBY.stream().anyMatch(code -> number.digits().startsWith(code, 2));
    }

    private static boolean isAtHome(Numeral number) {
        return number.digits().charAt(0) == '0'
                && number.length() >= FEWEST
                && number.length() <= MOST_AT_HOME
                && number.digits().charAt(1) != '0'
                && number.groups().stream().allMatch(size -> size >= 2)
                && !isDate(number)
                && !isHours(number);
    }

    /// `08-10-2026`.
    private static boolean isDate(Numeral number) {
        return number.groups().equals(List.of(2, 2, 4))
                && Days.exists(number.number(0, 2), number.number(2, 4))
                && number.number(4, 8) >= 1900
                && number.number(4, 8) < 2100;
    }

    /// `0800-1600` and `08 00-16 00`.
    private static boolean isHours(Numeral number) {
        return number.length() == EIGHT
                && (number.groups().equals(List.of(4, 4)) || number.groups().equals(List.of(2, 2, 2, 2)))
                && isTime(number.number(0, 4))
                && isTime(number.number(4, 8));
    }

    private static boolean isTime(int hoursMinutes) {
        return hoursMinutes <= 2400 && hoursMinutes % 100 % 15 == 0 && hoursMinutes % 100 < 60;
    }

    private static boolean isOfEight(Glyphs text, int start, Numeral number) {
        if (number.length() != EIGHT || number.digits().charAt(0) < '2') {
            return false;
        }
        return number.groups().size() == 1
                ? isAnnounced(text, start)
                : EIGHT_GROUPED.contains(number.groups()) && !isHours(number);
    }

    private static boolean isAnnounced(Glyphs text, int start) {
        var before = new StringBuilder();
        for (int i = Math.max(0, start - WORD_WITHIN); i < start; i++) {
            before.append(text.at(i));
        }
        return CALL_WORDS.stream().anyMatch(word -> before.indexOf(word) >= 0);
    }
}
