package fi.hymy.acceptance.emulator;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.demo.Logbook;
import fi.hymy.acceptance.program.Hymy;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.ServerProgram;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.stage.Stage;
import fi.hymy.simulator.enrolment.JoinText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// The kiosk's image from the first second on: a server here, the machine in an emulator, nothing in between but what a
/// coordinator does. Looks at the glass alone.
public final class BootTest {
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration WHILE_IT_STAYS = Duration.ofSeconds(5);
    private static final double ANOTHER_PAGE = 0.97;
    private static final int GROUND = 0xF4F6FA;
    /// Where the splash has words, as a share of the height.
    private static final double BELOW_THE_FACE = 0.72;
    private static final int INK = 0x16202E;
    private static final int SHORTEST_SECONDS = 5;
    private static final int LONGEST_SECONDS = 45;
    private static final int FACES = 5;
    private static final int CUTS_A_COMPARISON = 5;
    private static final int LONGEST_SEALING_MILLIS = 20_000;

    private final Packages packages;
    private final BootOptions options;
    private final Logbook logbook;
    private final Random random;

    private BootTest(Packages packages, BootOptions options) {
        this.packages = packages;
        this.options = options;
        Stage.empty(options.out());
        this.logbook = new Logbook(options.out().resolve("report.md"), "Boot test", "boot");
        this.random = new Random(options.seed());
    }

    public static void main(String[] arguments) {
        Packages packages = Packages.find();
        try {
            Path target = packages.root().resolve("deploy/target");
            var test = new BootTest(packages, BootOptions.read(List.of(arguments), target));
            System.exit(test.run() ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + BootOptions.USAGE);
            System.exit(2);
        }
    }

    private boolean run() {
        String result = "Everything held.";
        boolean held = true;
        var setup = ServerProgram.Setup.in(options.out().resolve("server"), Stage.PASSWORD)
                .withSettings("--hymy.devices.hosts=" + Machine.HOST, "--hymy.release.keys=" + keys());
        hymy(URI.create("http://127.0.0.1")).keygen(keys());
        try (Stage stage = Stage.open(packages, options.out(), setup, Stage.PASSWORD)) {
            Path box = Files.createDirectories(options.out().resolve("box"));
            if (options.faulty()) {
                logbook.step("see the faults of hymy.txt on the glass", () -> faults(box));
                return conclude(true, result);
            }
            logbook.step("prepare the card", () -> prepare(stage, box));
            try (Machine machine = Machine.start(box, board("tpm"))) {
                play(stage, machine);
            }
            if (options.tpm()) {
                logbook.step("look for secrets on the disk", () -> secrets(box));
                logbook.step("start the disk in another board", () -> stolen(box));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            // The outermost edge of the check: whatever broke is told, and the exit code says so.
            held = false;
            result = "It did NOT hold: " + e.getMessage();
        }
        return conclude(held, result);
    }

    private boolean conclude(boolean held, String result) {
        logbook.write("%s Seed %d. It took %d s.".formatted(result, options.seed(), logbook.seconds()));
        System.out.println("[boot] " + result + " Report and pictures: " + options.out());
        return held;
    }

    /// A password that is too short, and a word that nobody knows: without a network it never comes as far as a code.
    private String faults(Path box) {
        Disk.prepare(options.image(), box, """
                language = en
                server.join = hymy:join?server=https://fleet.example.com
                wifi.name = Lobby
                wifi.password = short
                contry = FI
                """);
        try (Machine machine = Machine.start(box, board("tpm"))) {
            splash(machine);
            Picture splash = machine.look();
            Wait.until("a page is on the glass, and stays", options.patience(), () -> {
                Picture before = machine.look();
                Wait.pause(WHILE_IT_STAYS.toMillis());
                Picture now = machine.look();
                // The splash breathes, and a page that is there does not move.
                return now.is(GROUND, 0.02, 0.02)
                        && now.likeness(before) == 1
                        && now.likeness(splash) < ANOTHER_PAGE
                        && now.middle(INK).isPresent();
            });
            return machine.keep(options.out(), "faults").getFileName().toString();
        }
    }

    /// @param chip folder of the one that keeps its secrets: the same folder, the same chip
    private Board board(String chip) {
        Optional<Path> tpm = options.tpm() ? Optional.of(options.out().resolve(chip)) : Optional.empty();
        return new Board(options.processors(), tpm, keys(), quick());
    }

    /// Nothing of the kiosk's key, its answers or its files can be read from the disk alone.
    private static String secrets(Path box) {
        for (String each : List.of("PRIVATE KEY", "SQLite format 3", "How was your visit")) {
            if (Disk.holds(box, each)) {
                throw new IllegalStateException("the disk holds '" + each + "' for everybody to read");
            }
        }
        return "no key, no database, no survey";
    }

    private String stolen(Path box) {
        try (Machine machine = Machine.start(box, board("another-tpm"))) {
            Wait.until("it says on the glass that it is another board", options.patience(), () -> {
                Wait.pause(BETWEEN_LOOKS.toMillis());
                return machine.said("encrypted by another board")
                        && machine.look().hasInk(BELOW_THE_FACE);
            });
            return machine.keep(options.out(), "another-board").getFileName().toString();
        }
    }

    private Path releases() {
        try {
            return Files.createDirectories(options.out().resolve("releases"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path keys() {
        return releases().resolve("keys.json");
    }

    /// The kiosk's settings as shipped; a system of hundreds of megabytes does not take the whole night.
    private String quick() {
        try {
            String shipped = Files.readString(packages.root().resolve("deploy/kiosk/files/etc/hymy/kiosk.properties"));
            return options.system() ? shipped + "update.kib-per-second = 16384\n" : shipped;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Hymy hymy(URI server) {
        return new Hymy(packages, releases(), server, Stage.PASSWORD);
    }

    private String prepare(Stage stage, Path box) {
        URI server = URI.create("https://%s:%d"
                .formatted(Machine.HOST, stage.server().devicesUrl().getPort()));
        var join = new JoinText(server, stage.console().authority());
        Disk.prepare(
                options.image(),
                box,
                "# Written by the boot test.\nserver.join = %s\ntime.zone = %s\n".formatted(join, night()));
        return "server.join in hymy.txt";
    }

    /// Somewhere it is two at night, when kiosks fetch what is new.
    private static String night() {
        int ahead = Math.floorMod(2 - LocalTime.now(ZoneOffset.UTC).getHour() + 11, 24) - 11;
        return "Etc/GMT%+d".formatted(-ahead);
    }

    private void play(Stage stage, Machine machine) {
        if (options.tpm()) {
            logbook.step("cut the power while the disk is being encrypted", () -> cutEarly(machine));
        }
        logbook.step("see the splash", () -> splash(machine));
        String kiosk = logbook.step("claim the kiosk by the code on its glass", () -> join(stage, machine));
        var fingers = new Fingers(machine);
        var books = new Books(stage.rows(), fingers);
        logbook.step("see the survey on the glass", () -> survey(stage, machine, fingers, kiosk));
        logbook.step("tap a face", () -> firstAnswer(machine, fingers));
        logbook.step("see it at the server", () -> books.balance(SOON));
        logbook.step("cut the power right after thanks", () -> cutAfterThanks(machine, fingers));
        logbook.step("see each thanked answer at the server once", () -> books.balance(SOON));
        var updates = new Updates(
                hymy(stage.server().url()),
                options.program(),
                options.root(),
                stage.console(),
                kiosk,
                options.patience());
        if (options.software()) {
            logbook.step("a new version", () -> updates.good("2.0.0", 2));
            logbook.step("a visitor after it", () -> visit(machine, fingers, "after-the-update"));
            logbook.step("compare", () -> books.balance(SOON));
            logbook.step("a bad version goes by itself", () -> updates.bad("3.0.0", 3, "2.0.0"));
            logbook.step("a visitor after it", () -> visit(machine, fingers, "after-going-back"));
            logbook.step("compare", () -> books.balance(SOON));
        }
        if (options.system()) {
            logbook.step("a new system", () -> updates.goodSystem("2026.11", 1));
            logbook.step("a visitor after it", () -> visit(machine, fingers, "after-the-system"));
            logbook.step("compare", () -> books.balance(SOON));
            logbook.step("a system whose kernel ends goes by itself", () -> updates.badSystem("2026.12", 2, "2026.11"));
            logbook.step("a visitor after it", () -> visit(machine, fingers, "after-the-system-went-back"));
            logbook.step("compare", () -> books.balance(SOON));
        }
        for (int cut = 1; cut <= options.cuts(); cut++) {
            logbook.step("cut %d of %d".formatted(cut, options.cuts()), () -> cut(machine, fingers));
            // Not after each, so that power goes also while the kiosk is not linked yet, and while it sends again.
            if (cut % CUTS_A_COMPARISON == 0 || cut == options.cuts()) {
                logbook.step("compare", () -> books.balance(SOON));
            }
        }
    }

    private String cutEarly(Machine machine) {
        Wait.until("the disk is being encrypted", options.patience(), () -> machine.said("Starting hymy-seal"));
        int millis = random.nextInt(LONGEST_SEALING_MILLIS);
        Wait.pause(millis);
        return "after %d ms, %s".formatted(millis, machine.cutPower(random));
    }

    private String splash(Machine machine) {
        Wait.until("the splash is on the glass", options.patience(), () -> {
            Wait.pause(BETWEEN_LOOKS.toMillis());
            Picture picture = machine.look();
            return picture.is(GROUND, 0.02, 0.02) && !picture.is(GROUND, 0.5, 0.45);
        });
        return machine.keep(options.out(), "splash").getFileName().toString();
    }

    private String join(Stage stage, Machine machine) {
        String code = Wait.unlessGiven("a code is on the glass", options.patience(), () -> {
            Wait.pause(BETWEEN_LOOKS.toMillis());
            return machine.look().code();
        });
        machine.keep(options.out(), "code");
        return stage.console().claim(code, "Pääkirjasto, aula");
    }

    private String survey(Stage stage, Machine machine, Fingers fingers, String kiosk) {
        Version version = stage.console().publish("emulated", survey());
        stage.console().assign(version, List.of(kiosk));
        fingers.awaitQuestion(options.patience());
        return machine.keep(options.out(), "survey").getFileName().toString();
    }

    private String firstAnswer(Machine machine, Fingers fingers) {
        fingers.first(FACES);
        return machine.keep(options.out(), "thanks").getFileName().toString();
    }

    private String cutAfterThanks(Machine machine, Fingers fingers) {
        boolean thanked = fingers.answer(2, System.nanoTime() + SOON.toNanos());
        String kept = machine.cutPower(random);
        if (!thanked) {
            throw new IllegalStateException("nobody was thanked within " + SOON);
        }
        fingers.awaitQuestion(options.patience());
        return "%s; %s".formatted(machine.keep(options.out(), "after-the-cut").getFileName(), kept);
    }

    private String visit(Machine machine, Fingers fingers, String picture) {
        fingers.awaitQuestion(options.patience());
        String kept = machine.keep(options.out(), picture).getFileName().toString();
        if (!fingers.answer(FACES, System.nanoTime() + SOON.toNanos())) {
            throw new IllegalStateException("nobody was thanked within " + SOON);
        }
        return kept;
    }

    /// Visitors answer until the power goes, in the middle of whatever it is.
    private String cut(Machine machine, Fingers fingers) {
        Duration until = Duration.ofMillis(random.nextInt(SHORTEST_SECONDS * 1000, LONGEST_SECONDS * 1000));
        long end = System.nanoTime() + until.toNanos();
        int before = fingers.thanked();
        while (fingers.answer(random.nextInt(FACES) + 1, end)) {
            // The next visitor.
        }
        String kept = machine.cutPower(random);
        fingers.awaitQuestion(options.patience());
        return "%d thanked in %s; %s".formatted(fingers.thanked() - before, until, kept);
    }

    private static byte[] survey() {
        try (InputStream in = BootTest.class.getResourceAsStream("survey.json")) {
            return Optional.ofNullable(in).orElseThrow().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
