package fi.hymy.kiosk.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SlateTest {
    private static final String OLD = "current lobby 1\nprevious -\n";
    private static final String NEW = "current lobby 2 äö\nprevious lobby 1\n";

    @TempDir
    Path directory;

    @Test
    void isBlankAtFirst() {
        assertThat(slate().read()).isEmpty();
    }

    @Test
    void keepsWhatWasWrittenLast() throws IOException {
        slate().write(OLD);
        slate().write(NEW);

        assertThat(slate().read()).contains(NEW);
    }

    @Test
    void losesNothingWithOneFaultyCopyWhateverTheFault() throws IOException {
        slate().write(NEW);
        for (Path copy : new Path[] {copy("a"), copy("b")}) {
            byte[] good = Files.readAllBytes(copy);
            for (int i = 0; i < good.length; i++) {
                Files.write(copy, Arrays.copyOf(good, i));
                assertThat(slate().read()).as("cut after %d bytes", i).contains(NEW);

                byte[] flipped = good.clone();
                flipped[i] ^= 4;
                Files.write(copy, flipped);
                assertThat(slate().read()).as("byte %d changed", i).contains(NEW);
            }
            Files.write(copy, good);
        }
    }

    @Test
    void keepsTheNewTextWhenKilledBetweenTheCopies() throws IOException {
        slate().write(OLD);
        byte[] old = Files.readAllBytes(copy("b"));
        slate().write(NEW);
        Files.write(copy("b"), old);

        assertThat(slate().read()).contains(NEW);
    }

    @Test
    void keepsTheOldTextWhenKilledBeforeTheFirstCopyHasItsName() throws IOException {
        slate().write(OLD);
        Files.writeString(directory.resolve("last-good.a.tmp"), "hymy-slate-1 2 ab");

        assertThat(slate().read()).contains(OLD);
        slate().write(NEW);
        assertThat(slate().read()).contains(NEW);
    }

    @Test
    void isBlankWhenBothCopiesAreFaulty() throws IOException {
        slate().write(OLD);
        Files.writeString(copy("a"), "");
        Files.write(copy("b"), new byte[100_000]);

        assertThat(slate().read()).isEmpty();
        slate().write(NEW);
        assertThat(slate().read()).contains(NEW);
    }

    @Test
    void saysWhenTheDiskDoesNotTakeIt() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "no directory");

        assertThatThrownBy(() -> Slate.files(file, "last-good").write(NEW)).isInstanceOf(IOException.class);
    }

    private Slate slate() {
        return Slate.files(directory, "last-good");
    }

    private Path copy(String name) {
        return directory.resolve("last-good." + name);
    }
}
