package fi.hymy.kiosk.staff;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.kiosk.staff.StaffView.Away;
import fi.hymy.kiosk.staff.StaffView.Locked;
import fi.hymy.kiosk.staff.StaffView.NoPin;
import fi.hymy.kiosk.staff.StaffView.Open;
import fi.hymy.kiosk.staff.StaffView.PinPad;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StaffDeskTest {
    private static final String PIN = "246810";
    private static final Optional<PinHash> HASH = PinHash.parse(PinHash.of(PIN, 1000, new SecureRandom()));

    @TempDir
    Path directory;

    private final ManualLoop loop = new ManualLoop();
    private StaffView view = new Away();

    @Test
    void opensForTheRightPinAndLeavesByItselfAMinuteAfterTheLastTouch() {
        StaffDesk desk = desk(HASH);
        desk.knock();
        assertThat(view).isEqualTo(new PinPad(0, false, false));
        type(desk, PIN);
        assertThat(view).isInstanceOf(Open.class);

        loop.advance(Duration.ofSeconds(59));
        desk.touch();
        loop.advance(Duration.ofSeconds(59));
        assertThat(view).isInstanceOf(Open.class);
        loop.advance(Duration.ofSeconds(2));
        assertThat(view).isInstanceOf(Away.class);
    }

    @Test
    void saysThatAPinWasWrongAndTakesTheNext() {
        StaffDesk desk = desk(HASH);
        desk.knock();
        type(desk, "111111");
        assertThat(view).isEqualTo(new PinPad(0, true, false));
        type(desk, PIN);
        assertThat(view).isInstanceOf(Open.class);
    }

    @Test
    void locksAfterThreeWrongOnesAcrossARestart() {
        StaffDesk desk = desk(HASH);
        desk.knock();
        for (int i = 0; i < 3; i++) {
            type(desk, "00000" + i);
        }
        assertThat(view).isEqualTo(new Locked(Duration.ofSeconds(30)));
        type(desk, PIN);
        assertThat(view).isInstanceOf(Locked.class);

        StaffDesk restarted = desk(HASH);
        restarted.knock();
        assertThat(view).isEqualTo(new Locked(Duration.ofSeconds(30)));
        restarted.touch();
        loop.advance(Duration.ofMillis(30_001));
        assertThat(view).isEqualTo(new PinPad(0, false, false));
        type(restarted, PIN);
        assertThat(view).isInstanceOf(Open.class);
    }

    @Test
    void staysShutWithoutAPinUntilTheServerSendsOne() {
        StaffDesk desk = desk(Optional.empty());
        desk.knock();
        assertThat(view).isInstanceOf(NoPin.class);
        desk.leave();
        desk.pin(HASH);
        desk.knock();
        type(desk, PIN);
        assertThat(view).isInstanceOf(Open.class);
    }

    @Test
    void wantsSixDigitsBeforeItChecksAnything() {
        StaffDesk desk = desk(HASH);
        desk.knock();
        type(desk, "24681");
        assertThat(view).isEqualTo(new PinPad(5, false, false));
        desk.erase();
        assertThat(view).isEqualTo(new PinPad(4, false, false));
        for (int i = 0; i < 20; i++) {
            desk.digit(7);
        }
        assertThat(view).isEqualTo(new PinPad(StaffDesk.MAX_DIGITS, false, false));
    }

    @Test
    void opensNothingForWhoeverWasSentAwayWhileThePinWasChecked() {
        StaffDesk desk = desk(HASH);
        desk.knock();
        PIN.chars().forEach(digit -> desk.digit(digit - '0'));
        desk.enter();
        desk.leave();
        loop.run();
        assertThat(view).isInstanceOf(Away.class);
    }

    @Test
    void knowsAHashAsTheServerWritesIt() {
        // PBKDF2-HMAC-SHA512, 1000 iterations, of "246810" with the salt "hymy-staff-1"; made with another program.
        var made = PinHash.parse("$7$1000$aHlteS1zdGFmZi0x$"
                        + "Lr6/vn5CAG40/VPizZ4ObVb+61j7HgcJ8n56JUBCwV6Cw8F7R2lRMUZzl3sk"
                        + "wn6TJpHAaGPNm2f/Pk2EMe7Xkw==")
                .orElseThrow();
        assertThat(made.matches("246810")).isTrue();
        assertThat(made.matches("246811")).isFalse();
        assertThat(PinHash.parse("246810")).isEmpty();
        assertThat(PinHash.parse("$7$1$aHlteS1zdGFmZi0x$" + "A".repeat(86) + "=="))
                .isEmpty();
    }

    private StaffDesk desk(Optional<PinHash> pin) {
        return new StaffDesk(loop, loop, directory, pin, changed -> view = changed);
    }

    private void type(StaffDesk desk, String pin) {
        pin.chars().forEach(digit -> desk.digit(digit - '0'));
        desk.enter();
        loop.run();
    }
}
