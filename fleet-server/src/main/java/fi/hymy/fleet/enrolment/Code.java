package fi.hymy.fleet.enrolment;

import java.security.SecureRandom;
import java.util.Optional;

/// What a person reads off a kiosk's screen: eight digits, the last of which shows that one was mistaken or
/// two were exchanged (Damm's check digit).
///
/// @param digits eight of them
record Code(String digits) {
    private static final int LENGTH = 8;
    private static final int BODY = 10_000_000;

    private static final int[][] DAMM = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
        {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
        {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
        {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
        {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
        {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
        {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}
    };

    Code {
        if (!digits.matches("[0-9]{8}") || check(digits) != 0) {
            throw new IllegalArgumentException("a code has eight digits that belong together");
        }
    }

    static Code random(SecureRandom random) {
        String body = "%07d".formatted(random.nextInt(BODY));
        return new Code(body + check(body));
    }

    /// As people type it, with blanks and dashes; empty when it cannot be one, so that a digit was mistaken.
    static Optional<Code> read(String typed) {
        String digits = typed.replaceAll("[\\s-]", "");
        return digits.matches("[0-9]{" + LENGTH + "}") && check(digits) == 0
                ? Optional.of(new Code(digits))
                : Optional.empty();
    }

    /// As `1234-5678`.
    String shown() {
        return digits.substring(0, LENGTH / 2) + "-" + digits.substring(LENGTH / 2);
    }

    private static int check(String digits) {
        int interim = 0;
        for (int i = 0; i < digits.length(); i++) {
            interim = DAMM[interim][digits.charAt(i) - '0'];
        }
        return interim;
    }
}
