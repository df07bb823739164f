package fi.hymy.acceptance.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How far the services of the kiosk's image are fenced in, by systemd's own measure: 0 is best, 10 is unfenced.
final class UnitsTest {
    private static final Path KIOSK = kiosk();
    private static final Path UNITS = KIOSK.resolve("units");
    private static final Pattern SCRIPT = Pattern.compile("(?m)^Exec\\w+=.*?(/usr/lib/hymy/[a-z-]+)(?=\\s)");
    private static final Pattern ENABLED_ELSEWHERE = Pattern.compile("(systemd-.*|nftables|seatd)\\.service");

    @TempDir
    Path folder;

    /// The application's is what was asked for; the others' are how low they go. What keeps the slot machine's mount at
    /// its place: a service that mounts for all may have no view of files of its own.
    @ParameterizedTest
    @CsvSource({
        "hymy-kiosk.service, 2.0",
        "hymy-network.service, 1.0",
        "hymy-doors.service, 2.0",
        "hymy-wifi.service, 2.2",
        "hymy-modem.service, 1.0",
        "hymy-restart.service, 0.5",
        "hymy-slots.service, 1.2",
        "hymy-slots-mount.service, 4.0",
        "hymy-system.service, 3.0",
        "hymy-last-resort.service, 0.5",
        "seatd.service, 2.5",
    })
    void isFencedInAsFarAsItGoes(String name, double most) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                run("systemd-analyze", "security", "--help").contains("--offline"),
                "systemd-analyze is not installed, or older than 251");

        String said = run(
                "systemd-analyze",
                "security",
                "--offline=true",
                "--no-pager",
                "--threshold=" + Math.round(most * 10),
                unit(name).toString());

        assertThat(said).as(name + " is to stay at or below " + most).endsWith("ended with 0");
    }

    /// One of our own, or Debian's with what we add.
    private Path unit(String name) throws IOException {
        Path own = UNITS.resolve(name);
        if (Files.exists(own)) {
            return own;
        }
        String debian = "[Unit]\nDescription=Debian's\n[Service]\nExecStart=/usr/bin/true\n";
        String ours = Files.readString(UNITS.resolve(name + ".d").resolve("hymy.conf"));
        return Files.writeString(folder.resolve(name), debian + ours);
    }

    /// Names that systemd does not know are passed over by it with a warning, and fence nothing in.
    @Test
    void systemdKnowsEveryWordOfTheUnits() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                run("systemd-analyze", "security", "--help").contains("--offline"),
                "systemd-analyze is not installed, or older than 251");
        var command = new ArrayList<>(List.of("systemd-analyze", "--man=no", "verify"));
        try (Stream<Path> units = Files.list(UNITS)) {
            units.filter(path -> path.toString().matches(".*\\.(service|path|timer|slice)"))
                    .map(Path::toString)
                    .forEach(command::add);
        }

        String said = run(command.toArray(String[]::new));

        assertThat(said.lines().filter(line -> line.matches(".*\\.(service|path|timer|slice):.*")))
                .allMatch(line -> line.contains("is not executable") || line.contains("not found"));
    }

    @Test
    void everythingThatIsEnabledOrStartedIsThere() throws IOException {
        for (String name : Files.readAllLines(UNITS.resolve("enable"))) {
            assertThat(Files.exists(UNITS.resolve(name))
                            || ENABLED_ELSEWHERE.matcher(name).matches())
                    .as(name)
                    .isTrue();
        }
        try (Stream<Path> units = Files.list(UNITS)) {
            for (Path unit :
                    units.filter(path -> path.toString().endsWith(".service")).toList()) {
                SCRIPT.matcher(Files.readString(unit))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(script ->
                                assertThat(KIOSK.resolve("files" + script)).isExecutable());
            }
        }
    }

    @Test
    void nobodyGetsALoginOrAShell() throws IOException {
        assertThat(Files.readAllLines(UNITS.resolve("mask")))
                .contains(
                        "getty@.service",
                        "serial-getty@.service",
                        "autovt@.service",
                        "debug-shell.service",
                        "emergency.service",
                        "emergency.target",
                        "rescue.service",
                        "ssh.service",
                        "ctrl-alt-del.target");
        assertThat(Files.readString(KIOSK.resolve("files/usr/lib/sysusers.d/hymy.conf")))
                .contains("/usr/sbin/nologin");
        assertThat(Files.readString(KIOSK.resolve("files/etc/sysctl.d/90-hymy.conf")))
                .contains("kernel.sysrq = 0");
    }

    /// Two locks: the module is not loaded, and the interface is cut off before any driver may speak to it.
    @Test
    void noDiscIsReadFromASocketThatAHandCanReach() throws IOException {
        assertThat(Files.readString(KIOSK.resolve("files/etc/modprobe.d/hymy.conf")))
                .contains("install usb_storage /usr/bin/false", "install uas /usr/bin/false");
        assertThat(Files.readString(KIOSK.resolve("files/usr/lib/udev/rules.d/61-hymy-usb.rules")))
                .containsPattern("ATTR\\{bInterfaceClass}==\"[0-9a-f|]*\\b08\\b[0-9a-f|]*\", ATTR\\{authorized}=\"0\"");
    }

    @Test
    void thereIsNoNetworkWithoutTheFirewall() throws IOException {
        assertThat(Files.readString(UNITS.resolve("systemd-networkd.service.d/hymy.conf")))
                .contains("Requires=nftables.service");
        assertThat(Files.readAllLines(UNITS.resolve("enable"))).contains("nftables.service");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return "not installed";
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said + "ended with " + process.exitValue();
    }

    static Path kiosk() {
        return root().resolve("deploy/kiosk");
    }

    /// Of the sources, seen from this module.
    static Path root() {
        return Path.of("").toAbsolutePath().resolve("../..").normalize();
    }
}
