package fi.hymy.acceptance.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fi.hymy.acceptance.console.ConsoleClient;
import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.oracle.Testimony;
import fi.hymy.acceptance.oracle.Verdict;
import fi.hymy.acceptance.program.Drive;
import fi.hymy.acceptance.program.Hymy;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.ServerProgram;
import fi.hymy.acceptance.program.SimulatorProgram;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// New software, from the key that signs it to the glass: made, signed, brought to the server and rolled out by the
/// shipped command, fetched by the packaged kiosk, judged by the slot machine's own program. Nobody lends a hand.
final class SoftwareTrialIT {
    private static final Duration PATIENT = Duration.ofMinutes(3);
    /// What a bad version is given besides twice the time that a start took: a busy machine is no bad version.
    private static final Duration LEAST = Duration.ofSeconds(6);
    private static final int VISITORS = 20;
    private static final int MANY = 24;
    private static final String ARCH = System.getProperty("os.arch", "").replace("x86_64", "amd64");

    private static final Packages PACKAGES = Packages.find();
    private static final Path OUT = PACKAGES.target("software-trial");
    private static final Path RELEASES = OUT.resolve("releases");
    private static final Path BOX = OUT.resolve("box");

    private static Stage stage;
    private static ConsoleClient console;
    private static Hymy hymy;

    private final Editions editions = new Editions(PACKAGES, BOX);
    private JoinedKiosk kiosk;
    private Version survey;
    private Duration started = Duration.ZERO;
    private int answered;

    @BeforeAll
    static void openServer() throws IOException {
        Stage.empty(OUT);
        Files.createDirectories(RELEASES);
        Path keys = Files.createDirectories(BOX).resolve("keys.json");
        var setup = ServerProgram.Setup.in(OUT.resolve("server"), Stage.PASSWORD)
                .withSettings("--hymy.release.keys=" + keys);
        stage = Stage.open(PACKAGES, OUT, setup, Stage.PASSWORD);
        console = stage.console();
        hymy = new Hymy(PACKAGES, RELEASES, stage.server().url(), Stage.PASSWORD);
        hymy.keygen(keys);
    }

    @AfterAll
    static void closeServer() {
        stage.close();
    }

    @Test
    void aGoodVersionStaysAndABadOneGoesBackByItself() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mksquashfs")), "the package squashfs-tools is needed");
        survey = stage.publish(Kind.SHORT);
        kiosk = stage.enrol("Main library, lobby");
        console.assign(survey, List.of(kiosk.id()));
        editions.folder(BOX.resolve("factory"), "factory");
        try (SlotBox box = switchedOn()) {
            takesTheGoodOne(box);
            goesBackFromTheBadOne(box);
        }
    }

    /// Each wave is told once the one before it runs the release.
    @Test
    void aReleaseReachesManyPretendKiosksInWaves() throws IOException {
        List<JoinedKiosk> many = stage.enrol(
                IntStream.rangeClosed(1, MANY).mapToObj("Pretend %d"::formatted).toList());
        try (SimulatorProgram simulator = stage.simulate(many, 0, "--update", "2s")) {
            hymy.bring("app", "0.9.0", 9, ARCH, Files.write(RELEASES.resolve("app-0.9.0"), new byte[1000]));
            String rollout = rollOutInWaves(many);
            simulator
                    .program()
                    .awaitUntil(
                            "has it everywhere", PATIENT, () -> state(rollout).equals("done"));

            List<JsonNode> waves = new ArrayList<>();
            console.get("/api/v1/rollouts/" + rollout).path("waves").forEach(waves::add);
            assertThat(waves)
                    .extracting(wave -> wave.at("/kiosks/done").asInt())
                    .containsExactly(3, 9, 12);
            assertThat(waves)
                    .extracting(wave -> Instant.parse(wave.path("openedAt").asString()))
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(console.get("/api/v1/software").path("versions")).anySatisfy(each -> {
                assertThat(each.path("version").asString()).isEqualTo("0.9.0");
                assertThat(each.path("kiosks").asInt()).isEqualTo(MANY);
            });
        }
    }

    private static String rollOutInWaves(List<JoinedKiosk> kiosks) {
        ObjectNode wish = JsonMapper.shared()
                .createObjectNode()
                .put("kind", "software")
                .put("waves", "3, 50 %")
                .put("success", 100)
                .put("soakMinutes", 0)
                .put("newcomers", false)
                .put("start", true);
        wish.putObject("change")
                .put(
                        "release",
                        console.get("/api/v1/releases").at("/items/0/id").asString());
        ArrayNode list = wish.putArray("kiosks");
        kiosks.forEach(each -> list.add(each.id()));
        return console.post("/api/v1/rollouts", wish).at("/rollout/id").asString();
    }

    private SlotBox switchedOn() throws IOException {
        KioskProgram.Setup joined = stage.kiosk(kiosk);
        Path data = Path.of(joined.settings().get("data"));
        Files.move(data, BOX.resolve("data"));
        var box = new SlotBox(PACKAGES, BOX, joined.settings());
        long since = System.nanoTime();
        box.start();
        awaitSoftware(
                "the kiosk says what it runs",
                says -> says.at("/app/slot").asString("").equals("factory"));
        started = Duration.ofNanos(System.nanoTime() - since);
        return box;
    }

    private void takesTheGoodOne(SlotBox box) throws IOException {
        visit(box, 0);
        Path good = editions.squashed(editions.folder(RELEASES.resolve("app-1.1.0"), "1.1.0"));
        String rollout = rollOut("1.1.0", 11, good);
        visit(box, 0);

        awaitSoftware(
                "it runs 1.1.0",
                says -> says.at("/meant/0/standing").asString("").equals("runs"));

        assertThat(software().at("/app/version").asString()).isEqualTo("1.1.0");
        assertThat(software().at("/app/slot").asString()).isEqualTo("a");
        assertThat(software().at("/last/result").asString()).isEqualTo("committed");
        Wait.until("the rollout is done", PATIENT, () -> state(rollout).equals("done"));
        visit(box, 11);
    }

    /// It comes up, takes answers, and never reaches the server.
    private void goesBackFromTheBadOne(SlotBox box) throws IOException {
        box.within(LEAST.plus(started.multipliedBy(2)));
        Path bad = editions.squashed(editions.withoutTls(RELEASES.resolve("app-1.2.0"), "1.2.0"));
        rollOut("1.2.0", 12, bad);
        visit(box, 12);

        awaitSoftware(
                "it went back", says -> says.at("/last/result").asString("").equals("rolled_back"));

        assertThat(software().at("/app/version").asString()).isEqualTo("1.1.0");
        assertThat(software().at("/last/detail").asString()).contains("it did not reach the server within");
        awaitSoftware(
                "the server says why",
                says -> says.at("/meant/0/words").asString("").contains("it did not reach the server within"));
        visit(box, 11);
        Wait.until("all answers came", PATIENT, () -> stage.rows().count() >= answered);
        Verdict verdict = Verdict.of(
                Testimony.read(List.of(SlotBox.journal(BOX))), stage.rows().responses());
        assertThat(verdict.holds()).as(verdict.inWords()).isTrue();
        assertThat(verdict.stored()).isEqualTo(answered);
        assertThat(stage.rows().gaps()).isZero();
    }

    private void visit(SlotBox box, long sequence) {
        try (Drive drive = box.drive(sequence)) {
            drive.ask("crowd SHORT %d %s %d %d".formatted(survey.version(), survey.hash(), VISITORS, answered + 1));
        }
        answered += VISITORS;
    }

    /// @return the rollout's id
    private String rollOut(String version, long number, Path file) {
        hymy.bring("app", version, number, ARCH, file);
        hymy.rollOut(version, kiosk.id());
        return console.get("/api/v1/rollouts").at("/items/0/id").asString();
    }

    private static String state(String rollout) {
        return console.get("/api/v1/rollouts/" + rollout).at("/rollout/state").asString("");
    }

    private JsonNode software() {
        return console.get("/api/v1/kiosks/" + kiosk.id() + "/software");
    }

    private void awaitSoftware(String what, Predicate<JsonNode> condition) {
        Wait.until(what, PATIENT, () -> condition.test(software()));
    }
}
