package fi.hymy.fleet.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.fleet.Browser;
import fi.hymy.fleet.RunningServer;
import fi.hymy.fleet.broker.Broker;
import fi.hymy.fleet.broker.TestKiosk;
import fi.hymy.fleet.enrolment.Door;
import fi.hymy.fleet.enrolment.TestIdentity;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.protocol.SampleMessages;
import fi.hymy.protocol.codec.Decoded;
import fi.hymy.protocol.codec.WireCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Action;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.DeviceSettings;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.ReportedState.SetUp;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.message.Uplink.CommandResult.Outcome;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.schedule.Schedule;
import fi.hymy.protocol.topic.Topic;
import fi.hymy.protocol.topic.Topic.Channel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A kiosk's box and a whole server: health goes up, commands come down, files go up.
final class DeviceIT {
    @TempDir
    static Path folder;

    private static RunningServer server;
    private static HttpClient http;
    private static KioskId id;
    private static Door door;
    private static TestKiosk kiosk;

    @BeforeAll
    static void startServer() {
        server = RunningServer.start(folder);
        http = HttpClient.newHttpClient();
        id = server.bean(Kiosks.class).register("Entrance").id();
        TestIdentity identity = TestIdentity.issued(server, id.value());
        door = new Door(server, identity);
        kiosk = TestKiosk.linked(server.bean(Broker.class).port().orElseThrow(), id.value(), identity);
    }

    @AfterAll
    static void stopServer() {
        kiosk.close();
        door.close();
        http.close();
        server.close();
    }

    @Test
    void showsHowAKioskIs() {
        kiosk.publishUnacknowledged(
                topic(Channel.HEALTH),
                WireCodec.encode(SampleMessages.enveloped(new Uplink.Health(SampleMessages.condition()))));

        await().untilAsserted(() -> assertThat(get(api("/health")).body())
                .contains("\"CPU_MILLICELSIUS\":61300", "\"UNDER_VOLTAGE\"", "Raspberry Pi 5", "too weak"));
        assertThat(server.bean(HealthPanel.class).part(id.value())).isPresent();
    }

    @Test
    void sendsACommandAndTakesItsFileAndItsResult() throws Exception {
        String answer = send("{\"kind\": \"screenshot\", \"amount\": 640}");
        assertThat(answer).contains("\"state\":\"WAITING\"");

        Downlink.Command command = nextCommand();
        assertThat(command.action()).isEqualTo(new Action.Screenshot(640));
        assertThat(command.validFor()).isEqualTo(Duration.ofMinutes(10));
        String file = "/device/files/" + command.id();
        assertThat(put(file, "image/png", new byte[] {1, 2, 3})).isEqualTo(204);
        kiosk.publish(
                topic(Channel.RESULTS),
                WireCodec.encode(
                        SampleMessages.enveloped(new Uplink.CommandResult(command.id(), Outcome.DONE, "3 bytes"))));

        await().untilAsserted(() ->
                assertThat(get(api("/commands")).body()).contains("\"state\":\"DONE\"", "\"hasFile\":true", "3 bytes"));
        HttpResponse<String> sent = get(api("/commands/" + command.id() + "/file"));
        assertThat(sent.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(sent.body()).hasSize(3);
    }

    @Test
    void takesNoFileThatItDidNotAskFor() throws Exception {
        assertThat(put("/device/files/command-of-nobody", "image/png", new byte[1]))
                .isEqualTo(404);
        try (Door stranger = new Door(server, TestIdentity.stranger(server))) {
            assertThat(put(stranger, "/device/files/command-of-nobody", "image/png", new byte[1]))
                    .isEqualTo(401);
        }
        send("{\"kind\": \"logs\"}");
        String file = "/device/files/" + nextCommand().id();
        assertThat(put(file, "text/html", new byte[1])).isEqualTo(422);
        assertThat(put(file, "application/zip", new byte[KioskFiles.MAX_SIZE + 1]))
                .isEqualTo(422);
    }

    @Test
    void refusesACommandThatNobodyCanCarryOut() throws Exception {
        assertThat(post("{\"kind\": \"sing\"}").statusCode()).isEqualTo(422);
        assertThat(post("{\"kind\": \"brightness\"}").statusCode()).isEqualTo(422);
        assertThat(post("{\"kind\": \"brightness\", \"amount\": 101}").statusCode())
                .isEqualTo(422);
        assertThat(post("{\"kind\": \"restart\", \"validForSeconds\": 0}").statusCode())
                .isEqualTo(422);
    }

    @Test
    void setsABoxUpAndSeesThatItIs() throws Exception {
        Instant until = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);
        HttpResponse<String> answer = putSettings("""
                {"brightness": 60, "volume": 35, "staffTestUntil": "%s", "zone": "Europe/Helsinki",
                 "hours": "Mon-Fri 8-16; 2026-12-24 closed"}""".formatted(until));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"heard\":false", "Mon-Fri 08:00-16:00; 2026-12-24 closed");

        DesiredState desired = nextDesired();
        DeviceSettings settings = desired.settings().orElseThrow();
        assertThat(settings.brightness()).isEqualTo(60);
        assertThat(settings.volume()).isEqualTo(35);
        assertThat(settings.staffTestUntil()).contains(until);
        assertThat(desired.schedule().orElseThrow())
                .isEqualTo(new Schedule(
                        ZoneId.of("Europe/Helsinki"),
                        HoursText.parse("Mon-Fri 08:00-16:00; 2026-12-24 closed"),
                        List.of()));

        report(desired.version(), new SetUp(60, 35, false, true, false));
        await().untilAsserted(() -> assertThat(get(api("/settings")).body())
                .contains("\"heard\":true", "\"is\":{\"brightness\":60,\"volume\":35", "\"open\":false"));
        assertThat(page()).contains("60 %", "35 %", "closed, the screen sleeps", "Europe/Helsinki");
    }

    @Test
    void findsEveryFaultOfSettingsAtOnce() throws Exception {
        HttpResponse<String> answer = putSettings("""
                {"brightness": 101, "staffTestUntil": "2020-01-01T00:00:00Z", "zone": "Mars/Olympus",
                 "hours": "Mon 25-26"}""");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("brightness", "volume", "staffTestUntil", "is over already", "zone", "hours");
        assertThat(putSettings("{\"brightness\": 1, \"volume\": 1, \"hours\": \"Mon 8-16\"}")
                        .body())
                .contains("\"zone\"", "is needed");
        assertThat(http.send(
                                operator("/api/v1/kiosks/kiosk-nowhere/settings")
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void takesSettingsFromTheFormAndSaysWhatIsWrongAtItsField() throws Exception {
        Browser browser = server.signedIn();
        String form = "/kiosks/" + id + "/settings";
        HttpResponse<String> bad = browser.submit(
                form,
                form,
                Map.of("brightness", "very", "volume", "70", "testMinutes", "9999", "zone", "", "hours", "Mon"));
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body())
                .contains("must be a whole number", "lacks its hours", "must lie between 1 and 1440", "value=\"very\"");

        HttpResponse<String> good = browser.submit(
                form,
                form,
                Map.of("brightness", "80", "volume", "0", "testMinutes", "", "zone", "Europe/Oslo", "hours", ""));
        assertThat(good.statusCode()).isEqualTo(302);
        DesiredState desired = nextDesired();
        assertThat(desired.settings().orElseThrow().volume()).isZero();
        assertThat(desired.schedule()).as("always open").isEmpty();
        assertThat(browser.get(form).body()).contains("value=\"80\"", "value=\"Europe/Oslo\"");
    }

    @Test
    void setsAStaffPinAndTakesItAway() throws Exception {
        assertThat(pin("PUT", "{\"pin\": \"12345\"}").statusCode()).isEqualTo(422);
        assertThat(pin("PUT", "{}").body()).contains("\"pin\"", "6 to 12 digits");
        assertThat(pin("PUT", "{\"pin\": \"246810\"}").statusCode()).isEqualTo(204);
        assertThat(nextDesired().settings().orElseThrow().staffPin()).isPresent();
        assertThat(page()).contains("Take the PIN away").doesNotContain("246810");

        assertThat(pin("DELETE", "").statusCode()).isEqualTo(204);
        assertThat(nextDesired().settings().orElseThrow().staffPin()).isEmpty();

        Browser browser = server.signedIn();
        String page = "/kiosks/" + id;
        HttpResponse<String> bad = browser.submit(page, page + "/staff-pin", Map.of("pin", "four"));
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body()).contains("hy-fault-text", "6 to 12 digits");
        assertThat(browser.submit(page, page + "/staff-pin", Map.of("pin", "135791"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(nextDesired().settings().orElseThrow().staffPin()).isPresent();
        assertThat(browser.submit(page, page + "/no-staff-pin", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(nextDesired().settings().orElseThrow().staffPin()).isEmpty();
    }

    @Test
    void asksByTheButtonsOfThePageAndShowsTheResultThere() throws Exception {
        Browser browser = server.signedIn();
        String page = "/kiosks/" + id;
        browser.submit(page, page + "/commands", Map.of("kind", "brightness", "amount", "400"));
        browser.submit(page, page + "/commands", Map.of("kind", "identify"));

        Downlink.Command command = nextCommand();
        assertThat(command.action()).as("what is out of bounds was not sent").isInstanceOf(Action.Identify.class);
        assertThat(page()).contains("Show which one it is, 10 s", "How far it came");
        kiosk.publish(
                topic(Channel.RESULTS),
                WireCodec.encode(SampleMessages.enveloped(
                        new Uplink.CommandResult(command.id(), Outcome.DONE, "shown for 10 s"))));
        await().untilAsserted(() -> assertThat(page()).contains("shown for 10 s"));
    }

    @Test
    void asksManyOnlyWhenSomebodySaysHowMany() throws Exception {
        List<KioskId> many = IntStream.range(0, 12)
                .mapToObj(i -> server.bean(Kiosks.class)
                        .register("Hall %02d".formatted(i))
                        .id())
                .toList();
        assertThat(server.signedIn().get("/commands/new?q=Hall&kind=restart").body())
                .contains("Restart the program: 12 kiosks", "Hall 07", "Type the number");
        assertThat(bulk("{\"kind\": \"restart\", \"q\": \"Hall\"}").statusCode())
                .isEqualTo(422);
        assertThat(bulk("{\"kind\": \"restart\", \"q\": \"Hall\", \"expect\": 11}")
                        .body())
                .contains("12 kiosks");

        HttpResponse<String> asked = bulk("{\"kind\": \"restart\", \"q\": \"Hall\", \"expect\": 12}");
        assertThat(asked.statusCode()).isEqualTo(201);
        String batch = asked.body().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        await().untilAsserted(() -> assertThat(get("/api/v1/commands/" + batch).body())
                .contains("\"unasked\":0", "\"waiting\":12", "\"open\":false"));
        assertThat(server.signedIn().get("/commands/" + batch).body()).contains("Hall 11", "All asked");
        assertThat(server.signedIn().get("/commands").body()).contains(batch);
        assertThat(many).hasSize(12);
    }

    @Test
    void showsHowAKioskWasOverTime() throws Exception {
        assertThat(server.signedIn().get("/kiosks/" + id + "/health?range=90d").body())
                .contains("Starts");
        assertThat(get(api("/health/history?range=7d")).body()).contains("\"stepSeconds\":3600");
        assertThat(get(api("/health/history?range=1y")).statusCode()).isEqualTo(422);
    }

    private static HttpResponse<String> bulk(String wish) throws IOException, InterruptedException {
        return http.send(
                operator("/api/v1/commands")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(wish))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void report(long version, SetUp setUp) throws InterruptedException {
        kiosk.publish(
                topic(Channel.REPORTED),
                WireCodec.encode(
                        SampleMessages.enveloped(new Uplink.Reported(new ReportedState(version, null, null, setUp)))));
    }

    private static String page() {
        return server.signedIn().get("/kiosks/" + id).body();
    }

    private static HttpResponse<String> putSettings(String wish) throws IOException, InterruptedException {
        return http.send(
                operator(api("/settings"))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(wish))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> pin(String method, String body) throws IOException, InterruptedException {
        return http.send(
                operator(api("/staff-pin"))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static DesiredState nextDesired() throws InterruptedException {
        return ((Downlink.Desired) nextMessage()).state();
    }

    private static String send(String wish) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(wish);
        assertThat(answer.statusCode()).isEqualTo(201);
        return answer.body();
    }

    private static HttpResponse<String> post(String wish) throws IOException, InterruptedException {
        return http.send(
                operator(api("/commands"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(wish))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(operator(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int put(String path, String type, byte[] body) throws IOException, InterruptedException {
        return put(door, path, type, body);
    }

    private static int put(Door through, String path, String type, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = through.request(path)
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofByteArray(body))
                .build();
        return through.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static HttpRequest.Builder operator(String path) {
        return request(path, RunningServer.OPERATOR, RunningServer.PASSWORD);
    }

    private static HttpRequest.Builder request(String path, String user, String password) {
        String basic = Base64.getEncoder().encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Basic " + basic);
    }

    private static String api(String path) {
        return "/api/v1/kiosks/" + id + path;
    }

    private static String topic(Channel channel) {
        return new Topic(id, channel).name();
    }

    private static Downlink.Command nextCommand() throws InterruptedException {
        return (Downlink.Command) nextMessage();
    }

    private static Downlink nextMessage() throws InterruptedException {
        Decoded<Downlink> decoded = WireCodec.decodeDownlink(kiosk.next().getPayloadAsBytes());
        return ((Decoded.Readable<Downlink>) decoded).envelope().message();
    }
}
