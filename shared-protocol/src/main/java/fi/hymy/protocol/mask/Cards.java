package fi.hymy.protocol.mask;

/// Payment card numbers: 13 to 19 digits (ISO/IEC 7812-1), the last by Luhn, and a beginning that card
/// schemes use with that length, so that bar codes and references are left alone.
final class Cards {
    private static final int FEWEST = 13;
    private static final int MOST = 19;
    private static final int SMALLEST_GROUP = 2;

    private Cards() {}

    static int end(Glyphs text, int start) {
        if (!text.digit(start) || text.afterPoint(start)) {
            return Detector.NONE;
        }
        return Numeral.from(text, start, " -", MOST).stream()
                .filter(number -> number.length() >= FEWEST && !text.alphanumeric(number.end()))
                .filter(number -> number.groups().stream().allMatch(size -> size >= SMALLEST_GROUP))
                .filter(number -> isIssued(number) && Numeral.luhn(number.digits()))
                .map(Numeral::end)
                .findFirst()
                .orElse(Detector.NONE);
    }

    private static boolean isIssued(Numeral number) {
        int length = number.length();
        int two = number.number(0, 2);
        return switch (two / 10) {
            case 4 -> true;
            case 3 -> length == 15 || (length >= 14 && two != 34 && two != 37);
            case 5 -> length >= 16;
            case 6 -> length >= 16;
            case 2 -> length == 16;
            default -> false;
        };
    }
}
