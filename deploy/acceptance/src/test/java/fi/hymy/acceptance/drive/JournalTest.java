package fi.hymy.acceptance.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
    @TempDir
    Path directory;

    @Test
    void goesOnBehindALineThatAKillCutShort() throws IOException {
        Path path = directory.resolve("journal");
        Files.writeString(path, "finished 0193");

        try (var journal = Journal.open(path)) {
            journal.finished("id", "sha");
            journal.thanked("id");
        }

        assertThat(Files.readAllLines(path)).containsExactly("finished 0193", "finished id sha", "thanked id");
    }
}
