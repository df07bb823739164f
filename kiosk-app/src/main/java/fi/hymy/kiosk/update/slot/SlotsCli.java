package fi.hymy.kiosk.update.slot;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The slot machine's command line: a verb and its options.
public final class SlotsCli {
    static final int BROKEN = 1;
    static final int USAGE = 2;

    private static final Set<String> OPTIONS = Set.of(
            "slots", "update", "run", "factory", "keys", "arch", "window", "settle", "tries", "restart", "mounts",
            "boot", "devices", "kernel");
    private static final String REBOOT = "systemctl --no-block reboot";
    private static final String RESTART = "systemctl --no-block restart hymy-slots-mount.service hymy-kiosk.service";

    private final PrintStream out;
    private final PrintStream complaints;

    public SlotsCli(PrintStream out, PrintStream complaints) {
        this.out = out;
        this.complaints = complaints;
    }

    /// @return with which code the program ends
    public int run(List<String> arguments) {
        try {
            if (arguments.isEmpty()) {
                throw new IllegalArgumentException("there must be a verb");
            }
            act(arguments.getFirst(), options(arguments.subList(1, arguments.size())));
            return 0;
        } catch (IllegalArgumentException e) {
            complaints.println("hymy-slots: " + e.getMessage());
            complaints.println("usage: hymy-slots mount|judge|system|status [--OPTION VALUE ...], options: "
                    + String.join(", ", OPTIONS.stream().sorted().toList()));
            return USAGE;
        } catch (IOException e) {
            complaints.println("hymy-slots: " + e);
            return BROKEN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return BROKEN;
        }
    }

    private void act(String verb, Map<String, String> options) throws IOException, InterruptedException {
        Places places = places(options);
        var disk = new RealDisk();
        String arch = options.getOrDefault("arch", arch(System.getProperty("os.arch", "")));
        var vault = new Vault(disk, places, arch);
        boolean mounts = !"false".equals(options.get("mounts"));
        String restart = options.getOrDefault("restart", verb.equals("system") ? REBOOT : RESTART);
        var hands = new CommandHands(places, List.of(restart.split(" ")), mounts);
        switch (verb) {
            case "mount" -> new SlotMachine(disk, places, vault, hands, whole(options, "tries", 2)).mount();
            case "judge" -> new Judge(disk, places, vault, hands, patience(options)).run();
            case "system" -> {
                var firmware = new DiskFirmware(
                        path(options, "boot", Path.of("/boot/firmware")),
                        path(options, "devices", Path.of("/dev/disk/by-partuuid")),
                        path(options, "kernel", Path.of("/proc")),
                        places.system().run().resolve("view"),
                        mounts);
                if (!firmware.isThere()) {
                    throw new IllegalArgumentException("this machine's loader cannot choose between two systems");
                }
                var machine = new SystemJudge.Machine(firmware, hands, patience(options));
                new SystemJudge(disk, places, new Vault(disk, places.system(), arch), machine).run();
            }
            case "status" -> {
                out.print(new Status(disk, places).inWords());
                if (disk.holds(places.system().state())) {
                    out.print("The system:\n" + new Status(disk, places.system()).inWords());
                }
            }
            default -> throw new IllegalArgumentException("there is no verb " + verb);
        }
    }

    private static Places places(Map<String, String> options) {
        return new Places(
                path(options, "slots", Places.USUAL.slots()),
                path(options, "update", Places.USUAL.update()),
                path(options, "run", Places.USUAL.run()),
                path(options, "factory", Places.USUAL.factory()),
                path(options, "keys", Places.USUAL.keys()));
    }

    private static Path path(Map<String, String> options, String name, Path usual) {
        String given = options.get(name);
        return given == null ? usual : Path.of(given).toAbsolutePath();
    }

    private static Patience patience(Map<String, String> options) {
        Patience usual = Patience.USUAL;
        return new Patience(
                Duration.ofSeconds(
                        whole(options, "window", Math.toIntExact(usual.window().toSeconds()))),
                Duration.ofSeconds(
                        whole(options, "settle", Math.toIntExact(usual.settle().toSeconds()))),
                usual.mostStarts());
    }

    private static int whole(Map<String, String> options, String name, int usual) {
        try {
            return Integer.parseInt(options.getOrDefault(name, String.valueOf(usual)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--%s must be a whole number".formatted(name), e);
        }
    }

    /// As Debian names it.
    public static String arch(String java) {
        return switch (java) {
            case "aarch64" -> "arm64";
            case "x86_64" -> "amd64";
            default -> java;
        };
    }

    private static Map<String, String> options(List<String> given) {
        var options = new HashMap<String, String>();
        for (int i = 0; i < given.size(); i += 2) {
            String name = given.get(i).replaceFirst("^--", "");
            if (!OPTIONS.contains(name) || i + 1 == given.size()) {
                throw new IllegalArgumentException("'%s' is no option with a value".formatted(given.get(i)));
            }
            options.put(name, given.get(i + 1));
        }
        return options;
    }
}
