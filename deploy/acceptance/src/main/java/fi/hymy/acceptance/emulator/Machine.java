package fi.hymy.acceptance.emulator;

import fi.hymy.acceptance.program.Card;
import fi.hymy.acceptance.program.Launch;
import fi.hymy.acceptance.program.Program;
import fi.hymy.acceptance.program.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A mini PC that does not exist, with the kiosk's image on its disk: processors made of software (TCG, a tenth as
/// fast), 1.5 GiB, a screen of 1280 by 800, a finger, a network behind which this machine is 10.0.2.2, a watchdog. For
/// one thread.
final class Machine implements AutoCloseable {
    /// Where the emulated machine finds this one.
    static final String HOST = "10.0.2.2";

    private static final int FAR = 32_767;
    /// In which a busy machine fetches what its pointer did.
    private static final long FETCH_MILLIS = 250;
    private static final String FIRMWARE = "/usr/share/OVMF/OVMF_CODE_4M.fd";

    private static final String SLOTS =
            "ExecStart=\nExecStart=/usr/lib/hymy/factory/runtime/bin/java -Xmx96m @tools.args"
                    + " fi.hymy.kiosk.update.SlotsMain ";
    /// Keys of this test, instead of those that the image was built with.
    private static final String KEYS = "/run/boot-test-keys.json";
    /// Settings of this test.
    private static final String SETTINGS = "/run/boot-test.properties";

    /// What an emulator needs that a real machine does not: drawing without a graphics card, and patience. Given from
    /// outside, as systemd lets the maker of a virtual machine, so that the image is the one that is shipped.
    private static final Map<String, String> PATIENCE = Map.of(
            "hymy-kiosk.service",
                    "[Service]\nEnvironment=WLR_RENDERER=pixman\nTimeoutStartSec=900\nWatchdogSec=300\n"
                            + "BindReadOnlyPaths=" + KEYS + ":/etc/hymy/release-keys.json\n"
                            + "BindReadOnlyPaths=" + SETTINGS + ":/etc/hymy/kiosk.properties\n",
            "hymy-network.service", "[Service]\nTimeoutStartSec=600\n",
            "hymy-slots-mount.service", "[Service]\nTimeoutStartSec=600\n" + SLOTS + "mount --keys " + KEYS + "\n",
            "hymy-doors.service", "[Service]\nTimeoutStartSec=600\n",
            "hymy-slots.service", "[Service]\n" + SLOTS + "judge --window 400 --settle 30 --keys " + KEYS + "\n",
            "hymy-system.service", "[Service]\n" + SLOTS + "system --window 900 --settle 30 --keys " + KEYS + "\n");

    /// What programs say, by way of the kernel, since the splash keeps what they write on the console to itself. And no
    /// page tables of the kernel's own: processors made of software forget all addresses whenever those change, at
    /// each call that is, and nobody spies here.
    private static final String KERNEL = "mitigations=off systemd.journald.forward_to_kmsg=1"
            + " systemd.journald.max_level_kmsg=info printk.devkmsg=on loglevel=7 console=ttyS0"
            + " systemd.default_timeout_start_sec=600 systemd.default_device_timeout_sec=600";

    private static final String TPM = "tpm.sock";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path directory;
    private final Board board;
    private Power power;
    private int shots;

    /// What runs as long as there is power.
    private record Power(Optional<Program> tpm, Card card, Program program, Qmp qmp) {
        static Power on(Path directory, Board board) {
            try {
                Files.deleteIfExists(directory.resolve("qmp"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Optional<Program> tpm = board.tpm().map(Machine::chip);
            Card card = Card.insert(directory);
            var program = Program.start(new Launch("qemu", command(board), directory, Map.of()));
            return new Power(tpm, card, program, Qmp.at(directory.resolve("qmp")));
        }

        /// All but the card, which went before, so that nothing made it keep anything more.
        void off() {
            program.kill();
            tpm.ifPresent(Program::kill);
            try {
                qmp.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Machine(Path directory, Board board) {
        this.directory = directory;
        this.board = board;
        this.power = Power.on(directory, board);
    }

    /// Switches one on.
    ///
    /// @param directory of its disk, made by [Disk]; gets `serial.log`
    static Machine start(Path directory, Board board) {
        try {
            Files.copy(
                    Path.of("/usr/share/OVMF/OVMF_VARS_4M.fd"),
                    directory.resolve("vars.fd"),
                    StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(directory.resolve("serial.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Machine(directory, board);
    }

    /// A chip that keeps secrets, made of software too.
    private static Program chip(Path folder) {
        Launch launch = Launch.of(
                "swtpm",
                folder,
                "swtpm",
                "socket",
                "--tpm2",
                "--tpmstate",
                "dir=.",
                "--ctrl",
                "type=unixio,path=" + TPM,
                "--flags",
                "startup-clear");
        return Program.listening(launch, TPM, LIMIT);
    }

    private static List<String> command(Board board) {
        var command = new ArrayList<>(List.of("qemu-system-x86_64", "-nodefaults", "-display", "none"));
        command.addAll(words("-M q35 -accel tcg,thread=multi -m 1536 -cpu Nehalem -smp " + board.processors()));
        command.addAll(words("-drive if=pflash,format=raw,readonly=on,file=" + FIRMWARE));
        command.addAll(words("-drive if=pflash,format=raw,file=vars.fd"));
        command.addAll(words("-drive if=none,id=disk,format=raw,cache=writeback,file=nbd:unix:" + Card.SOCKET));
        command.addAll(words("-device virtio-blk-pci,drive=disk,bootindex=0"));
        command.addAll(words("-device virtio-vga,xres=1280,yres=800 -device usb-ehci -device usb-tablet"));
        command.addAll(words("-device i6300esb -action watchdog=reset"));
        command.addAll(words("-netdev user,id=net -device virtio-net-pci,netdev=net,romfile="));
        command.addAll(words("-chardev file,id=serial,path=serial.log,append=on -serial chardev:serial"));
        command.addAll(words("-qmp unix:qmp,server=on,wait=off"));
        board.tpm().ifPresent(folder -> {
            command.addAll(List.of("-chardev", "socket,id=chip,path=" + folder.resolve(TPM)));
            command.addAll(words("-tpmdev emulator,id=tpm,chardev=chip -device tpm-crb,tpmdev=tpm"));
        });
        smbios(command, "io.systemd.boot.kernel-cmdline-extra=" + KERNEL);
        PATIENCE.forEach((unit, text) -> credential(command, "systemd.unit-dropin." + unit, text));
        credential(
                command,
                "tmpfiles.extra",
                "f+~ %s 0644 root root - %s\nf+~ %s 0644 root root - %s\n"
                        .formatted(
                                KEYS,
                                base64(read(board.keys())),
                                SETTINGS,
                                base64(board.settings().getBytes(StandardCharsets.UTF_8))));
        return command;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void credential(List<String> command, String name, String text) {
        smbios(
                command,
                "io.systemd.credential.binary:%s=%s".formatted(name, base64(text.getBytes(StandardCharsets.US_ASCII))));
    }

    private static void smbios(List<String> command, String value) {
        command.add("-smbios");
        // A comma would begin another option.
        command.add("type=11,value=" + value.replace(",", ",,"));
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    /// Whether its log has these words.
    boolean said(String words) {
        try {
            return Files.readString(directory.resolve("serial.log"), StandardCharsets.ISO_8859_1)
                    .contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is on the glass now.
    Picture look() {
        Path file = directory.resolve("look.ppm");
        power.qmp().tell("screendump", Map.of("filename", file.toString(), "format", "ppm"));
        return Picture.read(file);
    }

    /// Keeps what is on the glass as a numbered picture.
    Path keep(Path folder, String name) {
        Path file = folder.resolve("%02d-%s.png".formatted(++shots, name));
        power.qmp().tell("screendump", Map.of("filename", file.toString(), "format", "png"));
        return file;
    }

    /// A finger comes down, and leaves.
    void tap(Picture.Place place) {
        // The same place twice is no event for Linux: after a start the next tap would come down in the middle.
        point(0, 0);
        point(place.x(), place.y());
        press(true);
        press(false);
    }

    private void point(double x, double y) {
        power.qmp().tell("input-send-event", Map.of("events", List.of(axis("x", x), axis("y", y))));
        // Two moves that nobody fetched become one.
        Wait.pause(FETCH_MILLIS);
    }

    private void press(boolean down) {
        power.qmp().tell("input-send-event", Map.of("events", List.of(button(down))));
        Wait.pause(FETCH_MILLIS);
    }

    private static Map<String, ?> axis(String axis, double share) {
        return Map.of("type", "abs", "data", Map.of("axis", axis, "value", Math.round(share * FAR)));
    }

    private static Map<String, ?> button(boolean down) {
        return Map.of("type", "btn", "data", Map.of("button", "left", "down", down));
    }

    /// The plug is pulled, and put back: memory is gone, and so is some of what the card had not been told to keep.
    ///
    /// @return what it kept, in words
    String cutPower(RandomGenerator random) {
        String kept = power.card().cut(random);
        power.off();
        power = Power.on(directory, board);
        return kept;
    }

    @Override
    public void close() {
        power.card().cut();
        power.off();
    }
}
