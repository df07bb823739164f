package fi.hymy.acceptance.monkey;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.monkey.Readings.Reading;
import fi.hymy.acceptance.oracle.Testimony;
import fi.hymy.acceptance.oracle.Verdict;
import fi.hymy.acceptance.program.Drive;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.sample.Koivuranta;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Pokes at a packaged kiosk that shows every kind of question, and looks what that does to it.
public final class Monkey {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    /// The staff's door leaves by itself after a minute; then the warning takes its time.
    private static final Duration LEFT_ALONE = Duration.ofMinutes(3);
    private static final Duration NEXT_VISITOR = Duration.ofSeconds(90);
    private static final Duration READ_EVERY = Duration.ofSeconds(20);
    private static final int FEWEST_READINGS = 6;
    private static final int PAUSE_MILLIS = 60;

    private final Packages packages;
    private final MonkeyOptions options;
    private final List<Reading> readings = new ArrayList<>();

    private Monkey(Packages packages, MonkeyOptions options) {
        this.packages = packages;
        this.options = options;
    }

    public static void main(String[] arguments) {
        MonkeyOptions options;
        try {
            options = MonkeyOptions.read(
                    List.of(arguments), Packages.find().target("monkey"), System.nanoTime() & 0xFFFF_FFFFL);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(MonkeyOptions.USAGE);
            System.exit(2);
            return;
        }
        System.exit(run(Packages.find(), options).holds() ? 0 : 1);
    }

    /// Pokes for as long as the options say; the report lies in their folder afterwards.
    public static Findings run(Packages packages, MonkeyOptions options) {
        System.out.println("[monkey] seed " + options.seed());
        Findings findings = new Monkey(packages, options).run();
        String report = findings.report(options);
        try {
            Files.writeString(options.out().resolve("report.md"), report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(report);
        return findings;
    }

    private Findings run() {
        Stage.empty(options.out());
        try (Stage stage = Stage.open(packages, options.out())) {
            JoinedKiosk identity = stage.enrol("Poked kiosk");
            Version version = publish(stage);
            stage.console().assign(version, List.of(identity.id()));
            KioskProgram.Setup setup = stage.kiosk(identity)
                    .driving(Map.of("tap-guard-millis", "100"))
                    .withJvm("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");
            try (KioskProgram kiosk = stage.start(setup);
                    Drive drive = kiosk.drive()) {
                drive.awaitScreen("screen-attract", LIMIT);
                poke(kiosk, drive);
                return judge(stage, kiosk, takesAnAnswer(kiosk, drive));
            }
        }
    }

    private void poke(KioskProgram kiosk, Drive drive) {
        long start = System.nanoTime();
        drive.ask("poke %d %d".formatted(options.seed(), options.rate()));
        Duration every = shorter(READ_EVERY, options.duration().dividedBy(FEWEST_READINGS));
        Duration now = Duration.ZERO;
        while (now.compareTo(options.duration()) < 0 && kiosk.program().alive()) {
            Wait.pause(every.toMillis());
            now = Duration.ofNanos(System.nanoTime() - start);
            String[] told = drive.ask("memory").split(" ");
            readings.add(new Reading(
                    now,
                    Long.parseLong(told[0]),
                    kiosk.program().residentBytes(),
                    Long.parseLong(told[1]),
                    Long.parseLong(told[2])));
            if (readings.size() % 15 == 0) {
                drive.screenshot(options.out().resolve("glass-%03d.png".formatted(readings.size())));
            }
        }
        drive.ask("rest");
    }

    /// Left alone, the kiosk is as it was before the children: at its first question, and without what they set for
    /// themselves, such as a voice that wants two taps for one. Then whoever comes next is asked and thanked.
    ///
    /// @return what did not come about; empty when all did
    private String takesAnAnswer(KioskProgram kiosk, Drive drive) {
        try {
            drive.awaitScreen("screen-attract", LEFT_ALONE);
            int before = thanked(kiosk);
            drive.ask("auto %d %d".formatted(options.seed(), PAUSE_MILLIS));
            Wait.until("the answer is kept", NEXT_VISITOR, () -> thanked(kiosk) > before);
            drive.ask("rest");
            return "";
        } catch (Wait.TimedOut | Drive.Refused e) {
            drive.screenshot(options.out().resolve("glass-afterwards.png"));
            return "%s; on the glass is %s with %s".formatted(e.getMessage(), drive.ask("screen"), drive.nodes());
        }
    }

    private static int thanked(KioskProgram kiosk) {
        return Testimony.read(List.of(kiosk.journal())).thanked().size();
    }

    private Findings judge(Stage stage, KioskProgram kiosk, String refusal) {
        Testimony testimony = Testimony.read(List.of(kiosk.journal()));
        Wait.until(
                "the server holds what was thanked for",
                LIMIT,
                () -> stage.rows().responses().size() >= testimony.thanked().size());
        Verdict verdict = Verdict.of(testimony, stage.rows().responses());
        List<String> complaints = kiosk.program().output().stream()
                .filter(line -> line.contains(" ERROR ") || line.contains("Exception"))
                .limit(20)
                .toList();
        return new Findings(new Readings(readings), kiosk.program().alive(), refusal, complaints, verdict);
    }

    private static Version publish(Stage stage) {
        byte[] logo = Koivuranta.logo();
        stage.console().addPicture(logo);
        try (InputStream in =
                Objects.requireNonNull(Monkey.class.getResourceAsStream("every-kind.json"), "every-kind.json")) {
            String survey = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@HASH@", sha256(logo))
                    .replace("@SIZE@", String.valueOf(logo.length));
            return stage.console().publish("monkey", survey.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
