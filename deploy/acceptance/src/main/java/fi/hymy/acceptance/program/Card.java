package fi.hymy.acceptance.program;

import java.nio.file.Path;
import java.time.Duration;

/// A card (or a disk) with a write cache, which it loses with its power: what nobody told it to keep, by a flush, is in
/// no file yet. Programs reach it by the network block device protocol, over a socket in its folder.
public final class Card {
    /// In the card's folder.
    public static final String SOCKET = "card.sock";
    /// What it keeps, in the card's folder.
    public static final String IMAGE = "disk.img";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Card() {}

    /// Puts it in. To kill what is returned is to cut its power.
    ///
    /// @param directory of its image
    public static Program insert(Path directory) {
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
        return Program.listening(launch, SOCKET, LIMIT);
    }
}
