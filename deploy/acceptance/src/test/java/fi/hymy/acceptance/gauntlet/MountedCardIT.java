package fi.hymy.acceptance.gauntlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The card that the gauntlet cuts: were it to keep everything, no cut would prove anything.
final class MountedCardIT {
    @Test
    void forgetsWhatItWasNotToldToKeep() throws IOException {
        assumeTrue(MountedCard.possible(), "wants root, loop devices, FUSE, nbdkit and nbdfuse");
        Packages packages = Packages.find();
        Path folder = packages.target("mounted-card");
        Stage.empty(folder);
        try (MountedCard card = new MountedCard(packages, folder.resolve("card"), new SplittableRandom(1))) {
            Path kept = write(card.data().resolve("kept"), true);
            Path forgotten = write(card.data().resolve("forgotten"), false);

            card.cut();

            assertThat(kept).hasContent("one answer");
            assertThat(forgotten).doesNotExist();
            assertThat(card.faults()).isEmpty();
        }
    }

    private static Path write(Path file, boolean flush) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap("one answer".getBytes(StandardCharsets.UTF_8)));
            if (flush) {
                channel.force(true);
            }
        }
        assertThat(Files.size(file)).isEqualTo(10);
        return file;
    }
}
