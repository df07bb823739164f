package fi.hymy.protocol.mask;

/// The Finnish personal identity code, `131052-308T`: date of birth, a sign for the century, three digits
/// and a check character. Since 2023 the sign may also be B to F (born from 2000) or U to Y (born in the
/// 1900s): Digital and Population Data Services Agency, dvv.fi/hetu-uudistus. Also without the sign when
/// the last is a letter.
final class FinnishCode {
    private static final String SIGNS = "+-ABCDEFUVWXY";
    private static final String CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final int DATE = 6;
    private static final int INDIVIDUAL = 3;

    private FinnishCode() {}

    static int end(Glyphs text, int start) {
        if (!digits(text, start, DATE) || text.afterPoint(start)) {
            return Detector.NONE;
        }
        int sign = skipSpace(text, start + DATE);
        if (SIGNS.indexOf(text.at(sign)) >= 0) {
            return end(text, start, skipSpace(text, sign + 1), false);
        }
        return end(text, start, start + DATE, true);
    }

    private static int end(Glyphs text, int start, int individual, boolean letterOnly) {
        int check = individual + INDIVIDUAL;
        if (!digits(text, individual, INDIVIDUAL) || text.alphanumeric(check + 1)) {
            return Detector.NONE;
        }
        int day = number(text, start, 2);
        int month = number(text, start + 2, 2);
        int all = number(text, start, DATE) * 1000 + number(text, individual, INDIVIDUAL);
        boolean right = Days.exists(day, month)
                && CHECKS.charAt(all % CHECKS.length()) == text.at(check)
                && !(letterOnly && text.digit(check));
        return right ? check + 1 : Detector.NONE;
    }

    private static int skipSpace(Glyphs text, int i) {
        return text.at(i) == ' ' ? i + 1 : i;
    }

    private static boolean digits(Glyphs text, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (!text.digit(i)) {
                return false;
            }
        }
        return true;
    }

    private static int number(Glyphs text, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            number = 10 * number + text.at(i) - '0';
        }
        return number;
    }
}
