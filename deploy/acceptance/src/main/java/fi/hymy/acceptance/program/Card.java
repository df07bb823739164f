package fi.hymy.acceptance.program;

import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// A card (or a disk) with a write cache: what nobody told it to keep, by a flush, is in no file yet. Programs reach it
/// by the network block device protocol, over a socket in its folder. For one thread.
public final class Card implements AutoCloseable {
    /// In the card's folder.
    public static final String SOCKET = "card.sock";
    /// What it keeps, in the card's folder.
    public static final String IMAGE = "disk.img";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Program program;
    private final Path directory;

    private Card(Program program, Path directory) {
        this.program = program;
        this.directory = directory;
    }

    /// Puts it in.
    ///
    /// @param directory of its image, with nothing else that a program deleted and holds
    public static Card insert(Path directory) {
        Launch launch = Launch.of(
                        "card",
                        directory,
                        "nbdkit",
                        "--foreground",
                        "--unix=" + SOCKET,
                        "--filter=cache",
                        "file",
                        IMAGE,
                        "cache=writeback")
                .with("TMPDIR", directory.toString());
        return new Card(Program.listening(launch, SOCKET, LIMIT), directory);
    }

    /// Cuts its power: it forgets all that it was not told to keep.
    public void cut() {
        program.kill();
    }

    /// Cuts its power as real ones lose it: of what it was not told to keep it has kept some all the same, in no order,
    /// in sectors, pages or blocks of flash; at every fourth cut nothing.
    ///
    /// @return how much, in words
    public String cut(RandomGenerator random) {
        program.freeze();
        String kept = new CardCache(program.pid(), directory).keepSome(random);
        cut();
        return kept;
    }

    /// Takes it out in order.
    @Override
    public void close() {
        program.close();
    }
}
