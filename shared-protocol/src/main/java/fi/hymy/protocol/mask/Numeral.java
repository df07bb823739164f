package fi.hymy.protocol.mask;

import java.util.ArrayList;
import java.util.List;

/// Digits in groups, as people write long numbers.
///
/// @param digits all of them in one
/// @param groups how many digits each group has
/// @param end where it ends in the text, exclusive
record Numeral(String digits, List<Integer> groups, int end) {
    /// As in `640823 - 3234` and `(09) 123`.
    private static final int MAX_SEPARATORS = 3;

    Numeral {
        groups = List.copyOf(groups);
    }

    /// Every number that begins here and ends with a group, the longest first. Groups stand up to three
    /// separators apart.
    ///
    /// @param separators any of these characters
    /// @param most how many digits the longest may have
    static List<Numeral> from(Glyphs text, int start, String separators, int most) {
        var found = new ArrayList<Numeral>();
        var digits = new StringBuilder();
        var groups = new ArrayList<Integer>();
        int i = start;
        while (text.digit(i)) {
            int group = i;
            while (text.digit(i) && digits.length() <= most) {
                digits.append(text.at(i++));
            }
            if (digits.length() > most) {
                break;
            }
            groups.add(i - group);
            found.addFirst(new Numeral(digits.toString(), groups, i));
            i = behindSeparators(text, i, separators);
        }
        return found;
    }

    private static int behindSeparators(Glyphs text, int i, String separators) {
        int next = i;
        while (next - i < MAX_SEPARATORS && separators.indexOf(text.at(next)) >= 0) {
            next++;
        }
        return next;
    }

    int length() {
        return digits.length();
    }

    int number(int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }

    /// Whether the last digit is right by the Luhn formula (ISO/IEC 7812-1, annex B).
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 1 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    /// The weighted sum of the first digits, modulo 11.
    int modulo11(int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum % 11;
    }
}
