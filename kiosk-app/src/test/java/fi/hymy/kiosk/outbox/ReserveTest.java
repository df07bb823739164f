package fi.hymy.kiosk.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReserveTest {
    private static final long SIZE = 1 << 20;

    @TempDir
    Path directory;

    @Test
    void setsRoomAsideInRealBytesOnce() throws IOException {
        Reserve reserve = new Reserve(directory, SIZE);
        reserve.layUp();
        reserve.layUp();

        assertThat(reserve.isThere()).isTrue();
        assertThat(directory.resolve("reserve")).hasSize(SIZE);
        assertThat((Long) Files.getAttribute(directory.resolve("reserve"), "unix:size"))
                .isEqualTo(SIZE);
    }

    @Test
    void isKeptAsLongAsTheDiskHasRoom() {
        Reserve reserve = new Reserve(directory, SIZE);
        reserve.layUp();

        assertThat(reserve.giveUp()).isFalse();
        assertThat(reserve.isThere()).isTrue();
    }

    @Test
    void isNotSetAsideWhereItWouldTakeTheLastRoom() {
        Reserve greedy = new Reserve(directory, Long.MAX_VALUE / 4);
        greedy.layUp();

        assertThat(greedy.isThere()).isFalse();
    }
}
