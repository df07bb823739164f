package fi.hymy.kiosk.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfirmationsTest {
    private static final Confirmation THIRD = new Confirmation(3, 40_000, 1_791_181_800_000L);
    private static final Confirmation FIFTH = new Confirmation(5, 1000, 1_791_281_800_000L);

    @TempDir
    Path directory;

    @Test
    void remembersOverARestart() {
        Confirmations.in(directory).add(THIRD);
        Confirmations.in(directory).add(FIFTH);

        assertThat(Confirmations.in(directory).all()).containsExactly(THIRD, FIFTH);
    }

    @Test
    void keepsOneOfEachStart() {
        Confirmations confirmations = Confirmations.in(directory);
        assertThat(confirmations.add(THIRD)).isTrue();

        assertThat(confirmations.add(new Confirmation(3, 50_000, 1))).isFalse();
        assertThat(confirmations.all()).containsExactly(THIRD);
    }

    @Test
    void forgetsTheOldestWhenThereAreTooMany() {
        Confirmations confirmations = Confirmations.in(directory);
        for (int boot = 1; boot <= Confirmations.MOST + 3; boot++) {
            confirmations.add(new Confirmation(boot, 0, 1_791_181_800_000L + boot));
        }

        assertThat(Confirmations.in(directory).all())
                .hasSize(Confirmations.MOST)
                .first()
                .extracting(Confirmation::boot)
                .isEqualTo(4L);
    }

    @Test
    void passesOverALineThatIsDamaged() throws IOException {
        Confirmations confirmations = Confirmations.in(directory);
        confirmations.add(THIRD);
        confirmations.add(FIFTH);
        Path file = directory.resolve("confirmed");
        Files.writeString(file, Files.readString(file).replaceFirst("40000", "70000"));

        assertThat(Confirmations.in(directory).all()).containsExactly(FIFTH);
    }

    @Test
    void knowsInMemoryWhatTheDiskDoesNotTake() throws IOException {
        Path inTheWay = Files.writeString(directory.resolve("file"), "");
        Confirmations confirmations = Confirmations.in(inTheWay);
        confirmations.add(THIRD);

        assertThat(confirmations.all()).containsExactly(THIRD);
    }
}
