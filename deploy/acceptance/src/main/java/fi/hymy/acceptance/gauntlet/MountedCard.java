package fi.hymy.acceptance.gauntlet;

import fi.hymy.acceptance.program.Card;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.program.Launch;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.Program;
import fi.hymy.acceptance.program.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The data partition of a kiosk, with its own file system and mount options, on a card that has a write cache. Cutting
/// its power takes the card first and then the kiosk, so that nothing is kept in between.
///
/// It wants root, loop devices, FUSE, and `nbdkit` and `nbdfuse` of Debian's. For one thread.
final class MountedCard implements KioskKills.Plug, AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int MEBIBYTES = 512;
    private static final List<String> NEEDED =
            List.of("/usr/bin/nbdkit", "/usr/bin/nbdfuse", "/dev/loop-control", "/dev/fuse");

    private final Path folder;
    private final RandomGenerator random;
    private final Path mounted;
    private final String options;
    private Optional<Inserted> inserted;

    /// The card, what makes a file of it, and what makes a device of that.
    private record Inserted(Card card, Program file, String device) {}

    /// A new one, mounted.
    ///
    /// @param folder empty
    /// @param random what of the rest it keeps when a kiosk's plug is pulled
    MountedCard(Packages packages, Path folder, RandomGenerator random) {
        this.folder = folder;
        this.random = random;
        this.mounted = folder.resolve("data");
        this.options = options(packages.root().resolve("deploy/kiosk/files/etc/fstab"));
        try {
            Files.createDirectories(mounted);
            Files.createDirectories(folder.resolve("file"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("truncate", "--size=%dM".formatted(MEBIBYTES), Card.IMAGE);
        run(packages.root().resolve("deploy/kiosk/files/usr/lib/hymy/make-data").toString(), Card.IMAGE, "hymy-data");
        this.inserted = Optional.of(insert());
    }

    /// Whether this machine lets anybody mount a card. Where programs live in a container nobody may, root or not, so
    /// it is tried.
    static boolean possible() {
        return "root".equals(System.getProperty("user.name"))
                && NEEDED.stream().map(Path::of).allMatch(Files::exists)
                && tried();
    }

    /// In a view of files of its own, which goes with it.
    private static boolean tried() {
        try {
            return new ProcessBuilder("unshare", "--mount", "sh", "-c", "losetup --find && mount -t tmpfs none /mnt")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Those of a kiosk's data partition that are the kernel's.
    private static String options(Path fstab) {
        try (Stream<String> lines = Files.lines(fstab)) {
            String all = lines.map(line -> line.split(" "))
                    .filter(fields -> fields.length > 3 && fields[1].equals("/data"))
                    .findFirst()
                    .orElseThrow()[3];
            return String.join(
                    ",",
                    Stream.of(all.split(","))
                            .filter(each -> !each.startsWith("x-"))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Inserted insert() {
        Card card = Card.insert(folder);
        Path file = folder.resolve("file/disk");
        Program view = Program.start(Launch.of(
                "view", folder, "nbdfuse", file.toString(), "nbd+unix:///?socket=" + folder.resolve(Card.SOCKET)));
        view.awaitUntil("shows the card", LIMIT, () -> Files.exists(file));
        String device = run("losetup", "--find", "--show", file.toString()).getLast();
        run("mount", "-t", "ext4", "-o", options, device, mounted.toString());
        return new Inserted(card, view, device);
    }

    @Override
    public KioskProgram.Setup place(KioskProgram.Setup setup) {
        Path data = mounted.resolve("kiosk");
        String identity;
        try {
            identity = Files.readString(
                    Path.of(setup.settings().getOrDefault("data", "")).resolve("identity/kiosk.pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        KioskProgram.Setup placed = setup.with("data", data.toString()).joined(identity);
        run("sync", "--file-system", mounted.toString());
        return placed;
    }

    @Override
    public void pull(KioskProgram kiosk) {
        inserted.orElseThrow().card().cut(random);
        kiosk.kill();
        putInAgain();
    }

    /// Cuts the power of a card that keeps nothing more than it was told.
    void cut() {
        inserted.orElseThrow().card().cut();
        putInAgain();
    }

    private void putInAgain() {
        takeOut();
        inserted = Optional.of(insert());
    }

    /// Where it is mounted: after a cut again.
    Path data() {
        return mounted;
    }

    private void takeOut() {
        Inserted last = inserted.orElseThrow();
        inserted = Optional.empty();
        run("umount", mounted.toString());
        run("losetup", "--detach", last.device());
        // A device goes when the last that looks at it does.
        Wait.until(
                "the device is free",
                LIMIT,
                () -> run("losetup", "--all").stream().noneMatch(line -> line.startsWith(last.device() + ":")));
        run("umount", "--lazy", folder.resolve("file").toString());
        last.file().kill();
        last.card().close();
    }

    /// Nothing is to be repaired, after all that it went through.
    @Override
    public List<String> faults() {
        takeOut();
        try (Program check = Program.start(Launch.of("check", folder, "e2fsck", "-f", "-n", Card.IMAGE))) {
            int code = check.exitCode(LIMIT).orElse(-1);
            return code == 0 ? List.of() : List.of("the file system is damaged, see " + check.log());
        }
    }

    @Override
    public void close() {
        if (inserted.isPresent()) {
            takeOut();
        }
    }

    private List<String> run(String... command) {
        return Program.run(Launch.of("card-tools", folder, command), LIMIT);
    }
}
