package fi.hymy.acceptance.trial;

import fi.hymy.acceptance.program.Drive;
import fi.hymy.acceptance.program.Launch;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.Program;
import fi.hymy.acceptance.program.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A kiosk's box without a machine around it: the slot machine and whichever version it chose, each a process of its
/// own, and somebody who does what the units in deploy/kiosk/units tell init to do.
///
/// Slots are folders here that a link points to, where a box mounts them; all else is as there.
final class SlotBox implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final long PACE_MILLIS = 50;
    private static final long RESTART_MILLIS = 500;

    private final Path folder;
    private final Path start;
    private final Path config;
    private final Thread init = Thread.ofPlatform().name("box-init").unstarted(this::live);
    private volatile Duration window = START;
    private volatile boolean closed;
    private volatile @Nullable Program kiosk;
    private volatile @Nullable Program judge;

    /// @param folder with `factory` and `keys.json` already in it
    /// @param settings of the kiosk
    SlotBox(Packages packages, Path folder, Map<String, String> settings) throws IOException {
        this.folder = folder;
        this.start = Files.writeString(folder.resolve("start"), startScript(packages));
        this.config = Files.writeString(folder.resolve("kiosk.properties"), config(settings));
    }

    /// The image's own, for places of this box.
    private String startScript(Packages packages) throws IOException {
        return Files.readString(packages.root().resolve("deploy/kiosk/files/usr/lib/hymy/start"))
                .replace("/run/hymy/app", folder.resolve("run/app").toString())
                .replace("/usr/lib/hymy/factory", folder.resolve("factory").toString());
    }

    private String config(Map<String, String> settings) {
        var all = new TreeMap<>(settings);
        all.put("data", folder.resolve("data").toString());
        all.put("update.slots", folder.resolve("slots").toString());
        all.put("update.run", folder.resolve("run").toString());
        all.put("update.keys", folder.resolve("keys.json").toString());
        all.put("update.window", "00:00-24:00");
        all.put("update.kib-per-second", String.valueOf(1 << 20));
        var text = new StringBuilder();
        all.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }

    /// Switches it on.
    void start() {
        init.start();
    }

    /// How long versions may take from now on to prove themselves.
    void within(Duration patience) {
        window = patience;
    }

    /// Opens the drive of whatever runs, once that is a version with this number.
    Drive drive(long sequence) {
        return Wait.unlessGiven("number %d is on the glass".formatted(sequence), START, () -> {
            try {
                if (!running().contains("sequence=%d\n".formatted(sequence)) || !Files.exists(port(folder))) {
                    return Optional.empty();
                }
                Drive drive = Drive.open(Integer.parseInt(Files.readString(port(folder))));
                return Optional.of(drive);
            } catch (IOException | UncheckedIOException e) {
                // It has just ended, or has not begun.
                return Optional.empty();
            }
        });
    }

    private String running() throws IOException {
        Path slot = folder.resolve("run/slot");
        return Files.exists(slot) ? Files.readString(slot) : "";
    }

    /// Where the drive of the version that runs says its port.
    static Path port(Path folder) {
        return folder.resolve("drive.port");
    }

    static Path journal(Path folder) {
        return folder.resolve("journal");
    }

    private void live() {
        mount();
        startKiosk();
        startJudge();
        while (!closed) {
            turn();
            Wait.pause(PACE_MILLIS);
        }
    }

    private void turn() {
        try {
            if (Files.deleteIfExists(folder.resolve("restart"))) {
                running(kiosk).stop();
                mount();
                startKiosk();
            } else if (!running(kiosk).alive()) {
                Wait.pause(RESTART_MILLIS);
                startKiosk();
            }
            Program last = running(judge);
            boolean wanted = Files.exists(folder.resolve("data/update/request"));
            if (!last.alive() && (wanted || last.exitCode(Duration.ZERO).orElse(0) != 0)) {
                startJudge();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Program running(@Nullable Program program) {
        if (program == null) {
            throw new IllegalStateException("it was not started");
        }
        return program;
    }

    private void startKiosk() {
        try {
            Files.deleteIfExists(port(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kiosk = Program.start(Launch.of("kiosk", folder, "sh", start.toString(), "--config", config.toString()));
    }

    private void startJudge() {
        judge = Program.start(slots("judge", "--window", String.valueOf(window.toSeconds()), "--settle", "1"));
    }

    private void mount() {
        try (Program mount = Program.start(slots("mount"))) {
            if (mount.exitCode(START).orElse(-1) != 0) {
                throw new IllegalStateException("no slot could be mounted: " + mount.output());
            }
        }
    }

    /// As the units start it, from the factory's runtime.
    private Launch slots(String verb, String... more) {
        var command = new ArrayList<>(List.of(
                folder.resolve("factory/runtime/bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-cp",
                folder.resolve("factory/lib").toString() + "/*",
                "fi.hymy.kiosk.update.SlotsMain",
                verb));
        Map.of(
                        "slots", "slots",
                        "update", "data/update",
                        "run", "run",
                        "factory", "factory",
                        "keys", "keys.json")
                .forEach((option, place) -> command.addAll(
                        List.of("--" + option, folder.resolve(place).toString())));
        command.addAll(List.of("--mounts", "false", "--restart", "touch " + folder.resolve("restart")));
        command.addAll(List.of(more));
        return Launch.of("slots-" + verb, folder, command.toArray(String[]::new));
    }

    /// Switches it off.
    @Override
    public void close() {
        closed = true;
        try {
            init.join(START);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (kiosk != null) {
            running(kiosk).close();
        }
        if (judge != null) {
            running(judge).close();
        }
    }
}
