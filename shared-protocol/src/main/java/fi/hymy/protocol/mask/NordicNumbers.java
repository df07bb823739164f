package fi.hymy.protocol.mask;

import java.util.List;

/// Swedish, Norwegian and Danish identity numbers: dates of birth with digits behind them.
final class NordicNumbers {
    private static final int MOST = 12;

    private NordicNumbers() {}

    static int end(Glyphs text, int start) {
        if (!text.digit(start) || text.afterPoint(start)) {
            return Detector.NONE;
        }
        return Numeral.from(text, start, "-+ ", MOST).stream()
                .filter(number -> !text.letter(number.end()) && !text.beforeDecimals(number.end()))
                .filter(number -> isSwedish(number) || isNorwegian(number) || isDanish(number))
                .map(Numeral::end)
                .findFirst()
                .orElse(Detector.NONE);
    }

    /// `640823-3234` or `19640823-3234`, the last digit by Luhn; a coordination number has 60 added to the
    /// day (Swedish Tax Agency, SKV 704 and SKV 707). With `+` for those over a hundred years old.
    private static boolean isSwedish(Numeral number) {
        boolean century = number.length() == 12;
        if (century && !List.of(18, 19, 20).contains(number.number(0, 2))) {
            return false;
        }
        if (!grouped(number, 6, 4) && !grouped(number, 8, 4)) {
            return false;
        }
        String ten = number.digits().substring(century ? 2 : 0);
        int month = Integer.parseInt(ten.substring(2, 4));
        int day = Integer.parseInt(ten.substring(4, 6));
        return Days.exists(day > 60 ? day - 60 : day, month) && Numeral.luhn(ten);
    }

    /// `311299 56715`: two check digits modulo 11. A D-number has 40 added to the day, a help number 40 to
    /// the month, test numbers 80. From 2032 the first check may leave 0 to 3 (Norwegian Tax
    /// Administration, "Nytt fødselsnummer fra 2032"); so it is taken today.
    private static boolean isNorwegian(Numeral number) {
        if (number.length() != 11 || !(grouped(number, 6, 5) || number.groups().equals(List.of(6, 3, 2)))) {
            return false;
        }
        int day = number.number(0, 2);
        int month = number.number(2, 4);
        return Days.exists(day > 40 ? day - 40 : day, month > 80 ? month - 80 : month > 40 ? month - 40 : month)
                && number.modulo11(3, 7, 6, 1, 8, 9, 4, 5, 2, 1) <= 3
                && number.modulo11(5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) == 0;
    }

    /// `070761-4285`. Since 2007 some are given out that fail the check modulo 11, so far to those born on
    /// a first of January only (cpr.dk, "Personnumre uden kontrolciffer"). Written in two groups the date
    /// alone decides; written in one, as many order numbers are, the check or the first of January does.
    private static boolean isDanish(Numeral number) {
        if (number.length() != 10 || !grouped(number, 6, 4) || !Days.exists(number.number(0, 2), number.number(2, 4))) {
            return false;
        }
        return number.groups().size() > 1
                || number.digits().startsWith("0101")
                || number.modulo11(4, 3, 2, 7, 6, 5, 4, 3, 2, 1) == 0;
    }

    /// In these two groups, or in one.
    private static boolean grouped(Numeral number, int first, int second) {
        return number.groups().equals(List.of(first, second)) || number.groups().equals(List.of(first + second));
    }
}
