package fi.hymy.fleet.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fi.hymy.fleet.Browser;
import fi.hymy.fleet.RunningServer;
import fi.hymy.fleet.broker.Broker;
import fi.hymy.fleet.broker.TestKiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.site.Placement;
import fi.hymy.fleet.site.Placements;
import fi.hymy.fleet.site.Stay;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A kiosk joins, comes, renews its certificate and is revoked, on a whole server over real TLS; and those
/// who try to get in otherwise.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class JoiningIT {
    private static final int MOST_WAITING = 60;

    private static final String CONTENT = "/content/surveys/" + "0".repeat(64);

    @TempDir
    static Path data;

    private static RunningServer server;
    private static Browser operator;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data, "--hymy.devices.open-tickets=" + MOST_WAITING);
        operator = server.browser();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static int mqtts() {
        return server.bean(Broker.class).port().orElseThrow();
    }

    private static Door door(TestIdentity identity) {
        return new Door(server, identity);
    }

    private static JsonNode claim(String code, String more) {
        HttpResponse<String> answer = operator.postJson(
                "/api/v1/enrolments/claims", "{\"claims\":[{\"code\":\"%s\"%s}]}".formatted(code, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Door.json(answer);
    }

    private record Joined(String kiosk, TestIdentity identity) {}

    private static Joined join(String more) throws IOException, InterruptedException {
        KeyPair keys = TestIdentity.keys();
        try (Door stranger = door(TestIdentity.stranger(server))) {
            JsonNode asked = Door.json(stranger.post("/enrol", Door.asking(TestIdentity.request(keys))));
            claim(asked.path("code").asString(), more);
            JsonNode state =
                    Door.json(stranger.get("/enrol/" + asked.path("ticket").asString()));
            return new Joined(
                    state.path("kiosk").asString(),
                    TestIdentity.of(keys, state.path("chain").asString()));
        }
    }

    @Test
    void aKioskJoinsByTheCodeOnItsScreen() throws Exception {
        KeyPair keys = TestIdentity.keys();
        try (Door stranger = door(TestIdentity.stranger(server))) {
            HttpResponse<String> first = stranger.post("/enrol", Door.asking(TestIdentity.request(keys)));
            HttpResponse<String> again = stranger.post("/enrol", Door.asking(TestIdentity.request(keys)));
            JsonNode asked = Door.json(first);
            String ticket = "/enrol/" + asked.path("ticket").asString();
            String code = asked.path("code").asString();

            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(Door.json(again)).isEqualTo(asked);
            assertThat(code).matches("[0-9]{4}-[0-9]{4}");
            assertThat(asked.path("claimUrl").asString())
                    .isEqualTo("http://localhost:" + server.port() + "/join/" + code.replace("-", ""));
            assertThat(Door.json(stranger.get(ticket)).path("state").asString()).isEqualTo("waiting");
            assertThat(operator.getApi("/api/v1/enrolments").body()).contains(code, "a box with a screen");

            JsonNode claimed =
                    claim(code, ",\"name\":\"Lobby\"").path("claimed").path(0);
            assertThat(claim(code, ",\"name\":\"Lobby\"").path("claimed").path(0))
                    .isEqualTo(claimed);

            JsonNode state = Door.json(stranger.get(ticket));
            assertThat(state.path("state").asString()).isEqualTo("claimed");
            assertThat(state.path("kiosk")).isEqualTo(claimed.path("kiosk"));
            assertThat(state.path("mqtt").path("port").asInt()).isEqualTo(mqtts());
            assertThat(Door.json(stranger.get(ticket))).isEqualTo(state);
            comesIn(
                    state.path("kiosk").asString(),
                    TestIdentity.of(keys, state.path("chain").asString()));
        }
    }

    private static void comesIn(String kiosk, TestIdentity identity) throws IOException, InterruptedException {
        try (Door door = door(identity);
                TestKiosk link = new TestKiosk(mqtts(), kiosk, identity)) {
            assertThat(door.get(CONTENT).statusCode()).isEqualTo(404);
            assertThat(link.connect()).isEqualTo("SUCCESS");
            assertThat(link.subscribe("hymy/v1/" + kiosk + "/dn/#")).isEqualTo("GRANTED_QOS_1");
        }
    }

    @Test
    void aRevokedKioskIsCutOffAndStaysOut() throws Exception {
        Joined joined = join(",\"name\":\"Revoked\"");
        try (Door door = door(joined.identity());
                TestKiosk link = new TestKiosk(mqtts(), joined.kiosk(), joined.identity())) {
            assertThat(link.connect()).isEqualTo("SUCCESS");
            assertThat(door.get(CONTENT).statusCode()).isEqualTo(404);

            HttpResponse<String> answer = operator.postJson("/api/v1/kiosks/" + joined.kiosk() + "/revocation", "");

            assertThat(answer.statusCode()).isEqualTo(204);
            await().atMost(Duration.ofSeconds(5)).until(() -> !link.isConnected());
            assertThat(door.get(CONTENT).statusCode()).isEqualTo(401);
        }
        try (TestKiosk link = new TestKiosk(mqtts(), joined.kiosk(), joined.identity())) {
            assertThat(link.connect()).isEqualTo("NOT_AUTHORIZED");
        }
    }

    @Test
    void aKioskRenewsItsCertificateAndTheOlderOneGoesOnForADay() throws Exception {
        Joined joined = join(",\"name\":\"Renewing\"");
        KeyPair fresh = TestIdentity.keys();
        String request = Door.asking(TestIdentity.request(fresh));
        try (Door door = door(joined.identity())) {
            HttpResponse<String> first = door.post("/device/certificate", request);
            HttpResponse<String> again = door.post("/device/certificate", request);
            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(again.body()).isEqualTo(first.body());

            comesIn(
                    joined.kiosk(),
                    TestIdentity.of(fresh, Door.json(first).path("chain").asString()));

            comesIn(joined.kiosk(), joined.identity());
            JsonNode certificates = await().until(
                            () -> certificates(joined),
                            of -> of.path(1).path("endsAt").isString());
            assertThat(certificates).hasSize(2);
            assertThat(Instant.parse(certificates.path(1).path("endsAt").asString()))
                    .isBetween(
                            Instant.now().plus(Duration.ofHours(23)),
                            Instant.now().plus(Duration.ofHours(25)));
        }
    }

    private static JsonNode certificates(Joined joined) {
        return Door.json(operator.getApi("/api/v1/kiosks/" + joined.kiosk() + "/certificates"))
                .path("items");
    }

    @Test
    void aKioskThatRetiresIsCutOffAndTheListSaysThatItIsShutOut() throws Exception {
        Joined joined = join(",\"name\":\"Tired\"");
        String kiosk = "/kiosks/" + joined.kiosk();
        Browser browser = server.signedIn();
        assertThat(browser.get(kiosk).body()).contains("its certificate is taken back", "Renew its certificate now");
        try (TestKiosk link = new TestKiosk(mqtts(), joined.kiosk(), joined.identity())) {
            assertThat(link.connect()).isEqualTo("SUCCESS");

            browser.submit(kiosk, kiosk + "/life", Map.of("step", "RETIRED", "note", "worn"));

            await().atMost(Duration.ofSeconds(5)).until(() -> !link.isConnected());
            assertThat(link.connect()).isEqualTo("NOT_AUTHORIZED");
        }
        String page = browser.get(kiosk).body();
        assertThat(page).contains("joins anew to be used again", "/sites/undo/", "Shut out for");
        assertThat(browser.get("/kiosks?q=Tired").body()).contains("Shut out");
        assertThat(operator.getApi("/api/v1/kiosks/" + joined.kiosk() + "/screen")
                        .body())
                .contains("SHUT_OUT", "Shut out for");

        String undo = page.replaceAll("(?s).*(/sites/undo/[0-9a-f-]+).*", "$1");
        browser.submit(kiosk, undo, Map.of("back", kiosk));
        assertThat(browser.get(kiosk).body()).contains("1 must join anew");
    }

    @Test
    void aNewKioskTakesThePlaceOfABrokenOne() throws Exception {
        Joined broken = join(",\"name\":\"Till 1\"");
        KioskId old = new KioskId(broken.kiosk());
        try (TestKiosk link = new TestKiosk(mqtts(), broken.kiosk(), broken.identity())) {
            assertThat(link.connect()).isEqualTo("SUCCESS");

            Joined fresh = join(",\"replaces\":\"" + old + "\"");

            await().atMost(Duration.ofSeconds(5)).until(() -> !link.isConnected());
            assertThat(server.bean(Kiosks.class)
                            .find(new KioskId(fresh.kiosk()))
                            .orElseThrow()
                            .name())
                    .isEqualTo("Till 1");
            comesIn(fresh.kiosk(), fresh.identity());
        }
    }

    @Test
    void aNewKioskStandsWhereTheBrokenOneStoodAndWasPlannedToStand() throws Exception {
        String chain =
                made("/api/v1/places", "{\"kind\":\"organisation\",\"name\":\"Chain\",\"zone\":\"Europe/Oslo\"}");
        String shop =
                made("/api/v1/places", "{\"kind\":\"site\",\"name\":\"Shop\",\"parent\":\"%s\"}".formatted(chain));
        String till = made("/api/v1/points", "{\"site\":\"%s\",\"name\":\"Till\"}".formatted(shop));
        String door = made("/api/v1/points", "{\"site\":\"%s\",\"name\":\"Door\"}".formatted(shop));
        String old = join(",\"name\":\"Broken\"").kiosk();
        String month = Instant.now().plus(Duration.ofDays(30)).toString();
        made("/api/v1/placements", "{\"kiosk\":\"%s\",\"point\":\"%s\"}".formatted(old, till));
        made("/api/v1/placements", "{\"kiosk\":\"%s\",\"point\":\"%s\",\"from\":\"%s\"}".formatted(old, door, month));

        KioskId fresh = new KioskId(join(",\"replaces\":\"" + old + "\"").kiosk());

        Placements placements = server.bean(Placements.class);
        assertThat(placements.of(fresh)).extracting(Stay::point).containsExactly("Door", "Till");
        Placement now = placements.of(fresh, Instant.now()).orElseThrow().placement();
        assertThat(now.toOrNull())
                .isEqualTo(placements.of(fresh).getFirst().placement().from());
        assertThat(placements.of(new KioskId(old)))
                .singleElement()
                .satisfies(stay -> assertThat(stay.placement().toOrNull()).isEqualTo(now.from()));
    }

    private static String made(String path, String body) throws Exception {
        HttpResponse<String> answer = operator.postJson(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Door.json(answer).path("id").asString();
    }

    @Test
    void anotherKiosksIdIsRefused() throws Exception {
        Joined one = join(",\"name\":\"One\"");
        Joined two = join(",\"name\":\"Two\"");
        try (TestKiosk link = new TestKiosk(mqtts(), one.kiosk(), two.identity())) {
            assertThat(link.connect()).isEqualTo("NOT_AUTHORIZED");
        }
        try (TestKiosk link = new TestKiosk(mqtts(), two.kiosk(), two.identity())) {
            assertThat(link.connect()).isEqualTo("SUCCESS");
            assertThat(link.publish("hymy/v1/" + one.kiosk() + "/up/responses", new byte[] {1}))
                    .isEqualTo("NOT_AUTHORIZED");
        }
    }

    @Test
    void certificatesThatWereNotGivenOrHaveEndedAreRefused() throws Exception {
        Joined joined = join(",\"name\":\"Known\"");
        KioskId id = new KioskId(joined.kiosk());
        KeyPair keys = TestIdentity.keys();
        DeviceCa ca = server.bean(ServerIdentity.class).ca();
        DeviceCa foreign = DeviceCa.make(Instant.now());
        Instant later = Instant.now().plus(Duration.ofDays(10));
        String authority = Pem.of(ca.certificate());

        var unknown = TestIdentity.of(keys, Pem.of(ca.kiosk(id, keys.getPublic(), later)) + authority);
        var ended = TestIdentity.of(
                keys, Pem.of(ca.kiosk(id, keys.getPublic(), Instant.now().minusSeconds(60))) + authority);
        var others = new TestIdentity(
                TestIdentity.of(keys, Pem.of(foreign.kiosk(id, keys.getPublic(), later), foreign.certificate()))
                        .keyStore(),
                TestIdentity.stranger(server).trustStore());

        try (Door door = door(unknown);
                TestKiosk link = new TestKiosk(mqtts(), joined.kiosk(), unknown)) {
            assertThat(door.get(CONTENT).statusCode()).isEqualTo(401);
            assertThat(link.connect()).isEqualTo("NOT_AUTHORIZED");
        }
        for (TestIdentity wrong : new TestIdentity[] {ended, others, TestIdentity.stranger(server)}) {
            try (TestKiosk link = new TestKiosk(mqtts(), joined.kiosk(), wrong)) {
                assertThat(link.connect()).isNotEqualTo("SUCCESS");
            }
        }
        try (Door door = door(ended)) {
            assertThatThrownBy(() -> door.get(CONTENT)).isInstanceOf(IOException.class);
        }
    }

    /// The one is known, good and expired; the other is good for years and its row has ended: the broker refuses the
    /// one by itself, and the other by what the server knows.
    @Test
    void theBrokerRefusesACertificateThatExpiredThoughNothingElseIsWrongWithIt() throws Exception {
        Joined joined = join(",\"name\":\"Old\"");
        KeyPair keys = TestIdentity.keys();
        DeviceCa ca = server.bean(ServerIdentity.class).ca();
        X509Certificate ended = ca.kiosk(
                new KioskId(joined.kiosk()), keys.getPublic(), Instant.now().minusSeconds(5));
        server.bean(WriterDb.class)
                .jdbc()
                .sql("""
                        insert into kiosk_credential (serial, kiosk_id, key_hash, certificate, issued_at, issued_by, expires_at)
                        values (:serial, :kiosk, 'k', 'c', 0, 'tester', :until)
                        """)
                .param("serial", DeviceCa.serial(ended))
                .param("kiosk", joined.kiosk())
                .param("until", Instant.now().plus(Duration.ofDays(9)).toEpochMilli())
                .update();
        var identity = TestIdentity.of(keys, Pem.of(ended, ca.certificate()));
        assertThat(server.bean(Credentials.class).accepts(new KioskId(joined.kiosk()), ended.getSerialNumber()))
                .as("the server would take it")
                .isTrue();

        try (TestKiosk link = new TestKiosk(mqtts(), joined.kiosk(), identity);
                Door door = door(identity)) {
            assertThat(link.connect()).isNotEqualTo("SUCCESS").isNotEqualTo("NOT_AUTHORIZED");
            assertThatThrownBy(() -> door.get(CONTENT)).isInstanceOf(IOException.class);
        }
        try (TestKiosk link = new TestKiosk(mqtts(), joined.kiosk(), joined.identity())) {
            assertThat(link.connect()).as("its good one goes on").isEqualTo("SUCCESS");
        }
    }

    @Test
    void aKioskThatMissesItsBrokerIsToldWhereItIs() throws Exception {
        try (Door door = door(join(",\"name\":\"Lost\"").identity());
                Door stranger = door(TestIdentity.stranger(server))) {
            assertThat(Door.json(door.get("/device/broker")).path("port").asInt())
                    .isEqualTo(mqtts());
            assertThat(stranger.get("/device/broker").statusCode()).isEqualTo(401);
        }
    }

    /// Only 127.0.0.1 itself is not limited.
    @Test
    void whoeverAsksTooOftenFromOneAddressWaits() throws Exception {
        String request = Door.asking(TestIdentity.request(TestIdentity.keys()));
        try (Door flood = new Door(server, TestIdentity.stranger(server), "127.0.0.66");
                Door other = new Door(server, TestIdentity.stranger(server), "127.0.0.67")) {
            int taken = 0;
            HttpResponse<String> answer = flood.post("/enrol", request);
            while (answer.statusCode() != 429 && taken < 1000) {
                taken++;
                answer = flood.post("/enrol", request);
            }

            assertThat(taken).as("at once, and what came by the while").isBetween(120, 240);
            assertThat(answer.body()).contains("Too many kiosks ask from this address");
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(-1))
                    .isBetween(1L, 60L);
            assertThat(other.post("/enrol", request).statusCode())
                    .as("another address")
                    .isEqualTo(200);
        }
    }

    @Test
    void notMoreThanSoManyWaitInAll() throws Exception {
        try (Door stranger = door(TestIdentity.stranger(server))) {
            HttpResponse<String> answer =
                    stranger.post("/enrol", Door.asking(TestIdentity.request(TestIdentity.keys())));
            for (int i = 0; i < MOST_WAITING && answer.statusCode() == 201; i++) {
                answer = stranger.post("/enrol", Door.asking(TestIdentity.request(TestIdentity.keys())));
            }

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.body()).contains("Too many kiosks wait to be claimed");
            assertThat(answer.headers().firstValue("Retry-After")).contains("60");
            JsonNode page = Door.json(operator.getApi("/api/v1/enrolments?limit=50"));
            JsonNode rest = Door.json(operator.getApi(
                    "/api/v1/enrolments?limit=50&after=" + page.path("next").asString()));
            assertThat(page.path("items").size() + rest.path("items").size()).isEqualTo(MOST_WAITING);
            assertThat(rest.path("next").isNull()).isTrue();
        } finally {
            server.bean(WriterDb.class)
                    .jdbc()
                    .sql("delete from enrolment_ticket where claimed_at is null")
                    .update();
        }
    }

    @Test
    void aCodeThatEndedClaimsNothing() throws Exception {
        try (Door stranger = door(TestIdentity.stranger(server))) {
            JsonNode asked = Door.json(stranger.post("/enrol", Door.asking(TestIdentity.request(TestIdentity.keys()))));
            String code = asked.path("code").asString();
            server.bean(WriterDb.class)
                    .jdbc()
                    .sql("update enrolment_ticket set expires_at = :now where ticket = :ticket")
                    .param("now", Instant.now().minusSeconds(1).toEpochMilli())
                    .param("ticket", asked.path("ticket").asString())
                    .update();

            assertThat(claim(code, ",\"name\":\"Late\"")
                            .path("refused")
                            .path(0)
                            .path("reason")
                            .asString())
                    .contains("has ended");
            assertThat(stranger.get("/enrol/" + asked.path("ticket").asString()).statusCode())
                    .isEqualTo(404);
            assertThat(server.signedIn().get("/join/" + code).body()).contains("This code has ended");
        }
    }

    /// Runs last, for it leaves its operator waiting.
    @Test
    @Order(Integer.MAX_VALUE)
    void anOperatorWhoGuessesCodesWaits() {
        Browser browser = server.signedIn();
        for (int i = 0; i < 20; i++) {
            claim(Code.random(new SecureRandom()).digits(), ",\"name\":\"Guessed\"");
        }

        HttpResponse<String> answer =
                operator.postJson("/api/v1/enrolments/claims", "{\"claims\":[{\"code\":\"12345678\"}]}");
        HttpResponse<String> page = browser.submit("/join", "/join", Map.of("code", "12345678"));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(-1)).isBetween(1L, 60L);
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValueAsLong("Retry-After").orElse(-1)).isBetween(1L, 60L);
        assertThat(page.body()).contains("Too many codes were wrong");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/kiosks",
                "/sign-in",
                "/app/hymy.css",
                "/api/v1/kiosks",
                "/v3/api-docs",
                "/actuator/health",
                "/join",
                "/enrol",
                "/content",
                "/enrolments"
            })
    void theConsoleDoesNotAnswerAtTheKiosksDoor(String path) throws Exception {
        try (Door stranger = door(TestIdentity.stranger(server));
                Door kiosk = door(join(",\"name\":\"Curious\"").identity())) {
            assertThat(stranger.get(path).statusCode()).isEqualTo(404);
            assertThat(kiosk.get(path).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void askingToJoinDoesNotAnswerAtTheConsolesDoor() {
        Browser browser = server.signedIn();

        assertThat(browser.get("/enrol/whatever").statusCode()).isEqualTo(404);
        assertThat(browser.postJson("/enrol", Door.asking(TestIdentity.request(TestIdentity.keys())))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void faultyRequestsAreRefused() throws Exception {
        try (Door stranger = door(TestIdentity.stranger(server))) {
            KeyPair mine = TestIdentity.keys();
            String stolen = TestIdentity.request(TestIdentity.keys(), mine, "CN=x", "SHA256withECDSA");
            assertThat(stranger.post("/enrol", Door.asking(stolen)).statusCode())
                    .isEqualTo(422);
            assertThat(stranger.post("/enrol", Door.asking("hello")).statusCode())
                    .isEqualTo(422);
            assertThat(stranger.post("/enrol", "[]").statusCode()).isEqualTo(422);
            assertThat(stranger.get("/enrol/nobody").statusCode()).isEqualTo(404);
            assertThat(stranger.get(CONTENT).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aRequestOfTenMegabytesIsNotRead() throws Exception {
        try (Door stranger = door(TestIdentity.stranger(server))) {
            assertThat(stranger.post("/enrol", Door.asking("x".repeat(10_000_000)))
                            .statusCode())
                    .isEqualTo(413);
        } catch (IOException cut) {
            // The server may end the connection while the rest is still being sent.
            assertThat(cut).isNotNull();
        }
    }
}
