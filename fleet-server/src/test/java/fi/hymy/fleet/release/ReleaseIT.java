package fi.hymy.fleet.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.fleet.Browser;
import fi.hymy.fleet.RunningServer;
import fi.hymy.fleet.enrolment.Door;
import fi.hymy.fleet.enrolment.TestIdentity;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.protocol.SampleReleases;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.DesiredRelease;
import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.message.Software.WhyNot;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.release.TrustedKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Releases on their way: signed elsewhere, brought here in pieces, rolled out, fetched by kiosks, withdrawn.
@Timeout(120)
final class ReleaseIT {
    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir
    private static Path data;

    @TempDir
    private static Path elsewhere;

    private static RunningServer server;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        Path keys = elsewhere.resolve("keys.json");
        Files.write(keys, ReleaseCodec.encode(TrustedKeys.of(SampleReleases.FIRST.key())));
        server = RunningServer.start(data, "--hymy.release.keys=" + keys);
        browser = server.signedIn();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static byte[] file(int seed, int size) {
        var bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> bring(SignedManifest signed) {
        return browser.postJson("/api/v1/releases", TestReleases.json(signed));
    }

    private static HttpResponse<String> send(String release, long from, byte[] bytes) {
        return browser.send(browser.asOperator("/api/v1/releases/%s/files/arm64?from=%d".formatted(release, from))
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                .build());
    }

    /// Brought whole.
    private static String ready(Manifest manifest, byte[] file) {
        String id = json(bring(TestReleases.signed(manifest)), 201)
                .at("/release/id")
                .asString();
        assertThat(json(send(id, 0, file), 200).get("whole").asBoolean()).isTrue();
        return id;
    }

    private static KioskId kiosk(String name) {
        return server.bean(Kiosks.class).register(name).id();
    }

    private static List<DesiredRelease> meant(KioskId kiosk) {
        return server.bean(Twin.class).find(kiosk).desired().releases();
    }

    private static void says(KioskId kiosk, long runs, WhyNot whyNot) {
        Twin twin = server.bean(Twin.class);
        twin.report(kiosk, TestReleases.runs(twin.find(kiosk).desired().version(), runs, whyNot));
    }

    @Test
    void takesAReleaseInPiecesAndNothingElse() throws IOException {
        byte[] file = file(1, 700_000);
        SignedManifest signed = TestReleases.signed(TestReleases.app(101, "stable", file));
        JsonNode added = json(bring(signed), 201);
        String id = added.at("/release/id").asString();
        assertThat(added.at("/release/state").asString()).isEqualTo("incomplete");
        assertThat(json(bring(signed), 201).at("/release/id").asString()).isEqualTo(id);

        assertThat(json(send(id, 0, Arrays.copyOf(file, 300_000)), 200)
                        .get("received")
                        .asLong())
                .isEqualTo(300_000);
        assertThat(json(send(id, 500_000, new byte[10]), 200).get("received").asLong())
                .as("a gap is not left")
                .isEqualTo(300_000);
        byte[] wrong = Arrays.copyOfRange(file, 300_000, 700_000);
        wrong[7] ^= 1;
        assertThat(json(send(id, 300_000, wrong), 422).get("detail").asString()).contains("hashes to something else");
        assertThat(listed())
                .as("nothing half is left")
                .noneMatch(name -> name.startsWith(TestReleases.hash(file).hex()));
        assertThat(json(send(id, 0, Arrays.copyOf(file, 300_000)), 200)
                        .get("received")
                        .asLong())
                .isEqualTo(300_000);
        assertThat(json(send(id, 300_000, Arrays.copyOfRange(file, 300_000, 700_000)), 200)
                        .get("whole")
                        .asBoolean())
                .isTrue();

        assertThat(json(browser.getApi("/api/v1/releases/" + id), 200)
                        .at("/release/state")
                        .asString())
                .isEqualTo("ready");
        assertThat(listed()).contains(TestReleases.hash(file).hex());
        assertThat(browser.get("/releases").body()).contains("1.101.0", "Ready to roll out");
        assertThat(browser.get("/releases/" + id).body()).contains("hymy-101.squashfs", "Whole and right", "0.7 MB");
    }

    private static List<String> listed() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("releases"))) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }

    @Test
    void believesNobodyWhoseKeyItDoesNotKnow() {
        byte[] file = file(2, 1000);
        Manifest manifest = TestReleases.app(102, "stable", file);
        assertThat(json(bring(SampleReleases.STRANGER.sign(manifest)), 422)
                        .get("detail")
                        .asString())
                .contains("signature is not good here", "is not known");
        SignedManifest good = TestReleases.signed(manifest);
        SignedManifest changed =
                new SignedManifest(good.manifest().replace("102", "103"), good.key(), good.signature());
        assertThat(json(bring(changed), 422).get("detail").asString()).contains("did not sign this");
    }

    @Test
    void aNumberMeansTheSameFilesForEver() {
        byte[] file = file(3, 1000);
        ready(TestReleases.app(104, "test", file), file);
        assertThat(json(bring(TestReleases.signed(TestReleases.app(104, "test", file(4, 1000)))), 422)
                        .get("detail")
                        .asString())
                .contains("A number means the same files for ever");
        assertThat(json(bring(TestReleases.signed(TestReleases.app(104, "stable", file))), 201)
                        .at("/release/state")
                        .asString())
                .as("from test to stable without sending the files once more")
                .isEqualTo("ready");
    }

    @Test
    void rollsOutPausesAtOneThatWentBackAndWithdraws() {
        byte[] file = file(5, 5000);
        String id = ready(TestReleases.app(110, "stable", file), file);
        KioskId good = kiosk("Software good");
        KioskId bad = kiosk("Software bad");
        KioskId other = kiosk("Software other");
        browser.putJson("/api/v1/kiosks/" + other + "/channel", "{\"channel\":\"test\"}");

        JsonNode rollout = json(browser.postJson("/api/v1/rollouts", """
                        {"kind":"software","change":{"release":"%s"},"query":"Software","waves":"","success":100,
                         "mostFailed":1,"soakMinutes":0,"start":true}
                        """.formatted(id)), 201);
        String page = "/live/rollouts/" + rollout.at("/rollout/id").asString();
        await().atMost(SOON).until(() -> !meant(good).isEmpty() && !meant(bad).isEmpty());
        assertThat(meant(other)).as("it follows another channel").isEmpty();
        assertThat(meant(good).getFirst().channel()).isEqualTo("stable");

        says(good, 100, TestReleases.why(110, Reason.WAITING, "until 02:00"));
        says(bad, 100, TestReleases.why(110, Reason.DOWNLOADING, "40 %"));
        assertThat(browser.get("/releases/" + id).body()).contains("2 kiosks are to run it; 0 run it");
        says(good, 110, null);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.get(page).body()).contains("1 done"));
        says(bad, 100, TestReleases.why(110, Reason.ROLLED_BACK, "no first frame"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.get(page).body())
                        .contains("It paused by itself", "Tried it and went back by itself (no first frame)"));
        assertThat(browser.get("/live/releases/" + id).body())
                .contains("2 kiosks are to run it; 1 run it", "?standing=rolled_back");
        assertThat(browser.get("/releases/" + id + "/kiosks?standing=rolled_back")
                        .body())
                .contains("Software bad", "no first frame")
                .doesNotContain("Software good");
        assertThat(json(browser.getApi("/api/v1/releases/" + id + "/kiosks?standing=runs"), 200)
                        .at("/items/0/kiosk")
                        .asString())
                .isEqualTo(good.value());
        assertThat(browser.get("/kiosks/" + bad).body()).contains("1.100.0, number 100, slot a", "1.110.0 (110");

        browser.submit("/releases/" + id, "/releases/" + id + "/withdraw", Map.of());
        assertThat(meant(good)).isEmpty();
        assertThat(meant(bad)).isEmpty();
        assertThat(browser.get("/releases/" + id).body()).contains("It was withdrawn: no kiosk is given it.");
        assertThat(browser.postJson("/api/v1/releases/" + id + "/withdraw", "{}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(json(browser.postJson("/api/v1/releases/" + id + "/restore", "{}"), 200)
                        .at("/release/state")
                        .asString())
                .isEqualTo("ready");
    }

    @Test
    void goesBackOnlyWhereTheReleaseOrdersIt() {
        KioskId kiosk = kiosk("Newer one");
        says(kiosk, 130, null);
        byte[] file = file(6, 2000);
        String plain = ready(TestReleases.app(120, "stable", file), file);
        String ordering = ready(TestReleases.app(120, "stable", file, 130), file);

        JsonNode refused = json(browser.postJson("/api/v1/rollouts", rollout(plain, kiosk)), 201);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(json(
                                        browser.getApi("/api/v1/rollouts/"
                                                + refused.at("/rollout/id").asString() + "/kiosks"),
                                        200)
                                .at("/items/0/account")
                                .asString())
                        .contains("It runs 1.130.0, which is newer."));
        browser.postJson("/api/v1/rollouts", rollout(ordering, kiosk));
        await().atMost(SOON).until(() -> !meant(kiosk).isEmpty());
    }

    private static String rollout(String release, KioskId kiosk) {
        return """
                {"kind":"software","change":{"release":"%s"},"kiosks":["%s"],"preset":"at-once","start":true}
                """.formatted(release, kiosk);
    }

    @Test
    void givesAFileToKiosksInPartsUntilItIsWithdrawn() throws Exception {
        byte[] file = file(7, 400_000);
        String id = ready(TestReleases.app(140, "stable", file), file);
        String path = "/content/releases/" + TestReleases.hash(file).hex();
        assertThat(browser.send(browser.asOperator(path).GET().build()).statusCode())
                .as("not by the console's door")
                .isEqualTo(404);
        try (Door door =
                new Door(server, TestIdentity.issued(server, kiosk("Fetching").value()))) {
            HttpResponse<byte[]> part = door.send(
                    door.request(path).header("Range", "bytes=150000-").GET().build(), BodyHandlers.ofByteArray());
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.headers().firstValue("Content-Range")).contains("bytes 150000-399999/400000");
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(file, 150_000, 400_000));
            assertThat(door.send(door.request(path).GET().build(), BodyHandlers.ofByteArray())
                            .body())
                    .isEqualTo(file);

            browser.submit("/releases/" + id, "/releases/" + id + "/withdraw", Map.of());

            assertThat(door.send(door.request(path).GET().build(), BodyHandlers.ofByteArray())
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
