package fi.hymy.kiosk.update.slot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The box itself, by mount(8) and systemctl(1).
final class CommandHands implements Hands {
    private final Places places;
    private final List<String> restart;
    private final boolean mounts;

    /// @param restart the command that starts the kiosk's program anew
    /// @param mounts false: slots are folders, and a link says which one runs; for development and trials
    CommandHands(Places places, List<String> restart, boolean mounts) {
        this.places = places;
        this.restart = List.copyOf(restart);
        this.mounts = mounts;
    }

    @Override
    public void mount(Slot slot) throws IOException {
        Path app = places.app();
        if (!mounts) {
            link(slot, app);
            return;
        }
        Files.createDirectories(app);
        // What is still used is let go by whoever uses it.
        while (Files.readString(Path.of("/proc/self/mounts")).contains(" " + app + " ")) {
            Commands.run(List.of("umount", "--lazy", app.toString()));
        }
        Commands.run(
                slot == Slot.FACTORY
                        ? List.of("mount", "--bind", places.factory().toString(), app.toString())
                        : List.of(
                                "mount",
                                "-t",
                                "squashfs",
                                "-o",
                                "loop,ro,nosuid,nodev",
                                places.image(slot).toString(),
                                app.toString()));
    }

    private void link(Slot slot, Path app) throws IOException {
        Path target =
                slot == Slot.FACTORY ? places.factory() : places.image(slot).resolveSibling("unpacked");
        if (slot != Slot.FACTORY) {
            // What lay there before would be found beside what is there now.
            Commands.run(List.of("rm", "-rf", "--one-file-system", target.toString()));
            Commands.run(List.of(
                    "unsquashfs",
                    "-f",
                    "-q",
                    "-d",
                    target.toString(),
                    places.image(slot).toString()));
        }
        Files.createDirectories(Papers.folder(app));
        if (Files.exists(app, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(app);
        }
        Files.createSymbolicLink(app, target);
    }

    @Override
    public void restart() throws IOException {
        Commands.run(restart);
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    @Override
    public long millis() {
        return System.nanoTime() / 1_000_000;
    }
}
