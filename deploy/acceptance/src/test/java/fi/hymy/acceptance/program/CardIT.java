package fi.hymy.acceptance.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The card that boot test and gauntlet cut: were it to keep everything, or nothing but whole writes, their cuts would
/// prove less than they say.
final class CardIT {
    private static final int SIZE = 1024 * 1024;
    private static final int SECTOR = 512;
    private static final byte OLD = 1;
    private static final byte YOUNG = 2;

    @TempDir
    Path folder;

    @BeforeEach
    void givenWhatDebianHas() {
        assumeTrue(
                Stream.of("/usr/bin/nbdkit", "/usr/bin/nbdcopy").map(Path::of).allMatch(Files::exists),
                "wants nbdkit and libnbd-bin");
    }

    @Test
    void forgetsWhatItWasNotToldToKeep() throws IOException {
        Card card = written();
        card.cut();
        assertThat(sectors(YOUNG)).isZero();
        assertThat(sectors(OLD)).isEqualTo(SIZE / SECTOR);
    }

    @Test
    void keepsWhatItWasToldTo() throws IOException {
        Card card = written("--flush");
        assertThat(card.cut(new Random(1))).startsWith("0 of 0 unflushed sectors kept");
        assertThat(sectors(YOUNG)).isEqualTo(SIZE / SECTOR);
    }

    @Test
    void keepsSomeOfTheRestInNoOrder() throws IOException {
        Random random = new Random(1);
        boolean mixed = false;
        boolean nothing = false;
        for (int i = 0; i < 12; i++) {
            Card card = written();
            String said = card.cut(random);
            int kept = sectors(YOUNG);
            assertThat(said).startsWith("%d of %d unflushed sectors kept".formatted(kept, SIZE / SECTOR));
            assertThat(kept + sectors(OLD)).as("each is the old or the new one").isEqualTo(SIZE / SECTOR);
            mixed |= kept > 0 && kept < SIZE / SECTOR;
            nothing |= kept == 0;
        }
        assertThat(mixed).isTrue();
        assertThat(nothing).isTrue();
    }

    /// One of old bytes, all of which were written anew.
    private Card written(String... options) throws IOException {
        Files.write(folder.resolve(Card.IMAGE), filled(OLD));
        Files.write(folder.resolve("young"), filled(YOUNG));
        Card card = Card.insert(folder);
        Launch copy = Launch.of(
                "copy",
                folder,
                Stream.of(
                                Stream.of("nbdcopy"),
                                Arrays.stream(options),
                                Stream.of("young", "nbd+unix:///?socket=" + folder.resolve(Card.SOCKET)))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
        Program.run(copy, Duration.ofSeconds(30));
        return card;
    }

    private static byte[] filled(byte value) {
        byte[] bytes = new byte[SIZE];
        Arrays.fill(bytes, value);
        return bytes;
    }

    /// How many hold nothing but this byte.
    private int sectors(byte value) throws IOException {
        byte[] image = Files.readAllBytes(folder.resolve(Card.IMAGE));
        byte[] sector = Arrays.copyOf(filled(value), SECTOR);
        int count = 0;
        for (int at = 0; at < SIZE; at += SECTOR) {
            if (Arrays.equals(image, at, at + SECTOR, sector, 0, SECTOR)) {
                count++;
            }
        }
        return count;
    }
}
