package fi.hymy.protocol.mask;

/// E-mail addresses, `anna.virtanen@example.fi`: also with a space on either side of the `@`, and with
/// `(at)` in its place. A name behind an `@` without a dot is none.
final class Mails {
    private static final String LOCAL_SIGNS = "._%+-'&=~!#$*/?^`{|}";
    private static final int MAX_LOCAL = 64;
    private static final int MAX_DOMAIN = 253;
    private static final int MIN_TOP = 2;

    private Mails() {}

    static int end(Glyphs text, int start) {
        int i = start;
        while (i - start <= MAX_LOCAL && (text.alphanumeric(i) || LOCAL_SIGNS.indexOf(text.at(i)) >= 0)) {
            i++;
        }
        if (i == start || i - start > MAX_LOCAL) {
            return Detector.NONE;
        }
        int at = behindAt(text, text.at(i) == ' ' ? i + 1 : i);
        return at == Detector.NONE ? Detector.NONE : domainEnd(text, text.at(at) == ' ' ? at + 1 : at);
    }

    private static int behindAt(Glyphs text, int i) {
        if (text.at(i) == '@') {
            return i + 1;
        }
        boolean written = (text.at(i) == '(' || text.at(i) == '[')
                && text.at(i + 1) == 'A'
                && text.at(i + 2) == 'T'
                && (text.at(i + 3) == ')' || text.at(i + 3) == ']');
        return written ? i + 4 : Detector.NONE;
    }

    /// Behind the last label of a name with at least one dot whose last label is letters.
    private static int domainEnd(Glyphs text, int start) {
        int best = Detector.NONE;
        int label = start;
        int i = start;
        while (i - start <= MAX_DOMAIN && (text.alphanumeric(i) || text.at(i) == '-')) {
            while (i - start <= MAX_DOMAIN && (text.alphanumeric(i) || text.at(i) == '-')) {
                i++;
            }
            if (label > start && i - label >= MIN_TOP && letters(text, label, i)) {
                best = i;
            }
            if (text.at(i) != '.') {
                break;
            }
            i++;
            label = i;
        }
        return best;
    }

    private static boolean letters(Glyphs text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!text.letter(i)) {
                return false;
            }
        }
        return true;
    }
}
