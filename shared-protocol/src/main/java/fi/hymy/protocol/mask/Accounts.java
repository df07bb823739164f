package fi.hymy.protocol.mask;

/// International bank account numbers, `FI21 1234 5600 0007 85`: told by their check digits (ISO 13616,
/// modulo 97), so they are struck out like cards rather than left half mangled.
final class Accounts {
    private static final int SHORTEST = 15;
    private static final int LONGEST = 34;

    private Accounts() {}

    static int end(Glyphs text, int start) {
        if (!capital(text.at(start))
                || !capital(text.at(start + 1))
                || !text.digit(start + 2)
                || !text.digit(start + 3)) {
            return Detector.NONE;
        }
        var letters = new StringBuilder();
        int best = Detector.NONE;
        int i = start;
        while (letters.length() < LONGEST && (text.digit(i) || capital(text.at(i)))) {
            letters.append(text.at(i++));
            if (!text.alphanumeric(i)) {
                if (letters.length() >= SHORTEST && modulo97(letters) == 1) {
                    best = i;
                }
                if (text.at(i) == ' ') {
                    i++;
                }
            }
        }
        return best;
    }

    private static int modulo97(CharSequence account) {
        int rest = 0;
        for (int i = 0; i < account.length(); i++) {
            char c = account.charAt((i + 4) % account.length());
            rest = c <= '9' ? (10 * rest + c - '0') % 97 : (100 * rest + c - 'A' + 10) % 97;
        }
        return rest;
    }

    private static boolean capital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
