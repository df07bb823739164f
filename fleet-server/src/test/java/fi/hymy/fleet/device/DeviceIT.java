package fi.hymy.fleet.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.fleet.FleetServer;
import fi.hymy.fleet.broker.Broker;
import fi.hymy.fleet.broker.TestKiosk;
import fi.hymy.fleet.kiosk.IssuedKiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.protocol.SampleMessages;
import fi.hymy.protocol.codec.Decoded;
import fi.hymy.protocol.codec.WireCodec;
import fi.hymy.protocol.message.Action;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.message.Uplink.CommandResult.Outcome;
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
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// A kiosk's box and a whole server: health goes up, commands come down, files go up.
final class DeviceIT {
    private static final String PASSWORD = "smile-for-the-camera-42";

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext server;
    private static HttpClient http;
    private static IssuedKiosk issued;
    private static TestKiosk kiosk;

    @BeforeAll
    static void startServer() {
        server = FleetServer.start(
                "--data",
                folder.toString(),
                "--http-port",
                "0",
                "--mqtt-port",
                "0",
                "--hymy.first-operator.password=" + PASSWORD);
        http = HttpClient.newHttpClient();
        issued = server.getBean(Kiosks.class).create("Entrance");
        int port = server.getBean(Broker.class).port().orElseThrow();
        kiosk = TestKiosk.linked(port, issued.kiosk().id().value(), issued.secret());
    }

    @AfterAll
    static void stopServer() {
        kiosk.close();
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
        assertThat(server.getBean(HealthPanel.class).part(issued.kiosk().id().value()))
                .isPresent();
    }

    @Test
    void sendsACommandAndTakesItsFileAndItsResult() throws Exception {
        String answer = send("{\"kind\": \"screenshot\", \"amount\": 640}");
        assertThat(answer).contains("\"state\":\"WAITING\"");

        Downlink.Command command = nextCommand();
        assertThat(command.action()).isEqualTo(new Action.Screenshot(640));
        assertThat(command.validFor()).isEqualTo(Duration.ofMinutes(10));
        String file = "/device/files/" + command.id();
        assertThat(put(file, issued.secret(), "image/png", new byte[] {1, 2, 3}))
                .isEqualTo(204);
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
        assertThat(put("/device/files/command-of-nobody", issued.secret(), "image/png", new byte[1]))
                .isEqualTo(404);
        assertThat(put("/device/files/command-of-nobody", "wrong", "image/png", new byte[1]))
                .isEqualTo(401);
        send("{\"kind\": \"logs\"}");
        String file = "/device/files/" + nextCommand().id();
        assertThat(put(file, issued.secret(), "text/html", new byte[1])).isEqualTo(422);
        assertThat(put(file, issued.secret(), "application/zip", new byte[KioskFiles.MAX_SIZE + 1]))
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

    private static int put(String path, String secret, String type, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = request(path, issued.kiosk().id().value(), secret)
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static HttpRequest.Builder operator(String path) {
        return request(path, "admin", PASSWORD);
    }

    private static HttpRequest.Builder request(String path, String user, String password) {
        String port = server.getEnvironment().getProperty("local.server.port");
        String basic = Base64.getEncoder().encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Basic " + basic);
    }

    private static String api(String path) {
        return "/api/v1/kiosks/" + issued.kiosk().id() + path;
    }

    private static String topic(Channel channel) {
        return new Topic(issued.kiosk().id(), channel).name();
    }

    private static Downlink.Command nextCommand() throws InterruptedException {
        Decoded<Downlink> decoded = WireCodec.decodeDownlink(kiosk.next().getPayloadAsBytes());
        return (Downlink.Command)
                ((Decoded.Readable<Downlink>) decoded).envelope().message();
    }
}
