package fi.hymy.acceptance.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The packaged kiosk on this machine: as it is, or with the drive beside it.
///
/// For one thread.
public final class KioskProgram implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Pattern CODE = Pattern.compile("enrolment code (\\d{4}-\\d{4})");

    private final Packages packages;
    private final Setup setup;
    private @Nullable Program program;

    private KioskProgram(Packages packages, Setup setup) {
        this.packages = packages;
        this.setup = setup;
    }

    /// @param directory of its log, configuration and, below `data`, its data
    /// @param driven whether the drive and its journal run inside
    /// @param jvm options of its JVM
    /// @param options of the drive (as system properties `hymy.drive.*`, without the prefix)
    /// @param settings of the kiosk
    /// @param display of X where it fills the screen, or empty for none
    public record Setup(
            Path directory,
            boolean driven,
            List<String> jvm,
            Map<String, String> options,
            Map<String, String> settings,
            String display) {
        public Setup {
            jvm = List.copyOf(jvm);
            options = Map.copyOf(options);
            settings = Map.copyOf(settings);
        }

        /// A headless one of 1280 × 800 that has joined nothing yet.
        public static Setup in(Path directory) {
            return new Setup(
                    directory,
                    false,
                    List.of(),
                    Map.of(),
                    Map.of(
                            "data",
                            directory.resolve("data").toString(),
                            "clock.trust-system",
                            "true",
                            "headless",
                            "true",
                            "window",
                            "1280x800"),
                    "");
        }

        /// One that was enrolled already.
        ///
        /// @param identity what joining leaves in its data
        public Setup joined(String identity) {
            Path file = Path.of(settings.getOrDefault("data", "")).resolve("identity/kiosk.pem");
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, identity);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        public Setup driving(Map<String, String> driveOptions) {
            return new Setup(directory, true, jvm, driveOptions, settings, display);
        }

        public Setup withJvm(String... more) {
            return new Setup(directory, driven, List.of(more), options, settings, display);
        }

        public Setup with(String setting, String value) {
            var more = new TreeMap<>(settings);
            more.put(setting, value);
            return new Setup(directory, driven, jvm, options, more, display);
        }

        /// As a kiosk is set up: full screen, on this display.
        public Setup on(DisplayProgram screen) {
            var more = new TreeMap<>(settings);
            more.remove("headless");
            more.remove("window");
            return new Setup(directory, driven, jvm, options, more, screen.name());
        }
    }

    /// Does not wait for anything.
    public static KioskProgram start(Packages packages, Setup setup) {
        var kiosk = new KioskProgram(packages, setup);
        kiosk.start();
        return kiosk;
    }

    /// Starts it again, after a kill or a stop.
    public void start() {
        Path config = writeConfig();
        var arguments = new ArrayList<>(setup.jvm());
        if (setup.driven()) {
            delete(portFile());
            setup.options().forEach((name, value) -> arguments.add("-Dhymy.drive." + name + "=" + value));
            arguments.add("-Dhymy.drive.port-file=" + portFile());
            arguments.add("-Dhymy.drive.journal=" + journal());
            arguments.add("--enable-native-access=ALL-UNNAMED");
            arguments.addAll(List.of("-cp", packages.drivenKiosk(), "fi.hymy.acceptance.drive.DrivenKiosk"));
        } else {
            arguments.addAll(List.of("-jar", packages.kiosk().toString()));
        }
        arguments.addAll(List.of("--config", config.toString()));
        Launch launch = Launch.java("kiosk", setup.directory(), arguments);
        program = Program.start(setup.display().isEmpty() ? launch : launch.with("DISPLAY", setup.display()));
    }

    public void kill() {
        program().kill();
    }

    /// @return its exit code
    public int stop() {
        return program().stop();
    }

    public Program program() {
        if (program == null) {
            throw new IllegalStateException("the kiosk was not started");
        }
        return program;
    }

    public Setup setup() {
        return setup;
    }

    /// Waits until it shows the code by which it is claimed.
    public String awaitCode() {
        return program().awaitLine(CODE, START).group(1);
    }

    /// What it promised, when driven.
    public Path journal() {
        return setup.directory().resolve("journal");
    }

    /// Opens the drive's socket, once it is there.
    public Drive drive() {
        program().awaitUntil("opens its drive", START, () -> Files.exists(portFile()));
        try {
            return Drive.open(Integer.parseInt(Files.readString(portFile()).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (program != null) {
            program.close();
        }
    }

    private Path portFile() {
        return setup.directory().resolve("drive.port");
    }

    private Path writeConfig() {
        var text = new StringBuilder();
        new TreeMap<>(setup.settings())
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
        try {
            Files.createDirectories(setup.directory());
            return Files.writeString(setup.directory().resolve("kiosk.properties"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
