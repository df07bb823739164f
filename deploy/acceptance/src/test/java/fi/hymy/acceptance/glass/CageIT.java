package fi.hymy.acceptance.glass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.program.DisplayProgram;
import fi.hymy.acceptance.program.Launch;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.Program;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The packaged kiosk as it runs on a device: under cage, which shows one program and nothing else, by a
/// user who is nobody. In place of a screen and a touch panel cage has a display in memory, through which every tap
/// and every key goes: compositor, Xwayland, program.
final class CageIT {
    private static final String USER = "nobody";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void showsTheKioskAloneAndCannotBeLeft() throws IOException {
        List<String> lacking = Stream.of("Xvfb", "cage", "Xwayland", "xdotool", "setpriv")
                .filter(program -> !Files.isExecutable(Path.of("/usr/bin", program)))
                .toList();
        assumeTrue(lacking.isEmpty(), "not installed, see deploy/verify: " + lacking);
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can start a program as " + USER);
        Packages packages = Packages.find();
        Path out = packages.target("cage");
        try (Stage stage = Stage.open(packages, out);
                DisplayProgram display = DisplayProgram.start(out.resolve("display"), 1024, 768);
                Shelter shelter = Shelter.make(packages)) {
            var window = new RealWindow(stage, display, out);
            JoinedKiosk kiosk = window.cast();
            Path config = shelter.config(stage.kiosk(kiosk).settings());
            try (Program cage = Program.start(shelter.cage(out, config).with("DISPLAY", display.name()))) {
                window.cannotBeLeft(kiosk);
                assertThat(cage.alive()).isTrue();
                assertThat(users(cage)).hasSizeGreaterThan(1).containsOnly(USER);
                assertThat(shelter.endOfTheProgram()).isEqualTo("running");

                stop(packages, cage, out);

                // Its own, or Java's once that was asked to end: as the compositor's version likes.
                assertThat(cage.exitCode(LIMIT)).get().isIn(0, 143);
                assertThat(shelter.endOfTheProgram()).isEqualTo("clean");
            }
        }
    }

    /// As the unit stops it.
    private static void stop(Packages packages, Program cage, Path out) {
        String script =
                packages.root().resolve("deploy/kiosk/files/usr/lib/hymy/stop").toString();
        try (Program stop = Program.start(Launch.of("stop", out, script).with("MAINPID", Long.toString(cage.pid())))) {
            assertThat(stop.exitCode(LIMIT)).as(stop.log().toString()).contains(0);
        }
    }

    /// Who runs the compositor and the kiosk.
    private static List<String> users(Program cage) {
        ProcessHandle root = ProcessHandle.of(cage.pid()).orElseThrow();
        return Stream.concat(Stream.of(root), root.descendants())
                .map(each -> each.info().user().orElse("unknown"))
                .toList();
    }

    /// A folder outside of the source tree, which another user may not be able to enter, with the kiosk's
    /// packages.
    private record Shelter(Path folder) implements AutoCloseable {
        static Shelter make(Packages packages) throws IOException {
            var shelter = new Shelter(Files.createTempDirectory("hymy-cage-"));
            Files.setPosixFilePermissions(shelter.folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            copy(packages.kiosk().resolveSibling("lib"), shelter.folder.resolve("lib"));
            Files.copy(packages.kiosk(), shelter.folder.resolve("kiosk-app.jar"));
            for (String own : List.of("home", "run", "data")) {
                give(Files.createDirectory(shelter.folder.resolve(own)));
            }
            Files.setPosixFilePermissions(shelter.folder.resolve("run"), PosixFilePermissions.fromString("rwx------"));
            return shelter;
        }

        private static void give(Path file) throws IOException {
            Files.setOwner(
                    file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
        }

        private static void copy(Path from, Path to) throws IOException {
            Files.createDirectory(to);
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }

        Path config(Map<String, String> settings) throws IOException {
            var own = new TreeMap<>(settings);
            Path data = folder.resolve("data");
            own.put("data", data.toString());
            give(Files.createDirectory(data.resolve("identity")));
            give(Files.copy(
                    Path.of(settings.getOrDefault("data", "")).resolve("identity/kiosk.pem"),
                    data.resolve("identity/kiosk.pem"),
                    StandardCopyOption.COPY_ATTRIBUTES));
            Path config = RealWindow.config(own, folder);
            Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r--r--"));
            return config;
        }

        /// What the program wrote down of its own end.
        String endOfTheProgram() throws IOException {
            var state = new Properties();
            try (Reader in = Files.newBufferedReader(folder.resolve("data/device/state"))) {
                state.load(in);
            }
            return state.getProperty("run.state");
        }

        /// As the unit does it on a device, but for a screen and a graphics card.
        Launch cage(Path out, Path config) {
            String home = folder.resolve("home").toString();
            var command = new ArrayList<>(
                    List.of("setpriv", "--reuid", USER, "--regid", "nogroup", "--clear-groups", "cage", "-d", "--"));
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+UseSerialGC",
                    "-Djava.io.tmpdir=" + home,
                    "-Duser.home=" + home,
                    "-jar",
                    folder.resolve("kiosk-app.jar").toString(),
                    "--config",
                    config.toString()));
            return Launch.of("cage", out, command.toArray(String[]::new))
                    .with("HOME", home)
                    .with("XDG_RUNTIME_DIR", folder.resolve("run").toString())
                    .with("WLR_BACKENDS", "x11")
                    .with("WLR_RENDERER", "pixman");
        }

        @Override
        public void close() {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
