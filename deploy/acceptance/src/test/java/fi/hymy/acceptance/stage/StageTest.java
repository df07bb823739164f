package fi.hymy.acceptance.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StageTest {
    @TempDir
    Path folder;

    @Test
    void emptiesWhatAnEarlierRunMade() throws Exception {
        Path own = folder.resolve("own");
        Stage.empty(own);
        Path left = Files.writeString(own.resolve("left"), "by the run before");

        Stage.empty(own);

        assertThat(left).doesNotExist();
    }

    @Test
    void removesNothingFromAFolderOfAnothers() throws Exception {
        Path precious = Files.writeString(folder.resolve("precious"), "somebody's");

        assertThatThrownBy(() -> Stage.empty(folder)).hasMessageContaining("give an empty folder");

        assertThat(precious).exists();
    }
}
