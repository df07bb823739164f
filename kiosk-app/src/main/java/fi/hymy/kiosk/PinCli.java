package fi.hymy.kiosk;

import fi.hymy.kiosk.staff.PinHash;
import fi.hymy.kiosk.staff.StaffDesk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/// `pin-hash`: reads a staff PIN from the standard input and writes what `staff.pin-hash` wants to know of it.
final class PinCli {
    private static final int BAD = 2;

    private PinCli() {}

    static int run() throws IOException {
        String pin = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (pin == null || !pin.matches("[0-9]{%d,%d}".formatted(StaffDesk.MIN_DIGITS, StaffDesk.MAX_DIGITS))) {
            System.err.printf("a PIN has %d to %d digits%n", StaffDesk.MIN_DIGITS, StaffDesk.MAX_DIGITS);
            return BAD;
        }
        System.out.println(PinHash.of(pin, PinHash.USUAL_ITERATIONS, new SecureRandom()));
        return 0;
    }
}
