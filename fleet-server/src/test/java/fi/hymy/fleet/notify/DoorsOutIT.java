package fi.hymy.fleet.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import fi.hymy.fleet.notify.Delivery.Channel;
import fi.hymy.fleet.notify.Delivery.Outcome;
import fi.hymy.fleet.notify.Delivery.State;
import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mail through a real SMTP server, calls to a real HTTP server.
final class DoorsOutIT {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    private Path folder;

    private Db db;
    private GreenMail mails;
    private HttpServer receiver;
    private final List<Called> calls = new CopyOnWriteArrayList<>();
    private int answers = 204;

    private record Called(String id, String timestamp, String signature, String body) {}

    @BeforeEach
    void start() throws IOException {
        db = TestDb.sqlite(folder);
        mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            calls.add(new Called(
                    String.valueOf(headers.getFirst("webhook-id")),
                    String.valueOf(headers.getFirst("webhook-timestamp")),
                    String.valueOf(headers.getFirst("webhook-signature")),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(answers, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        mails.stop();
        db.close();
    }

    @Test
    void sendsTextAndHtmlInOneWithItsOwnId() throws Exception {
        Deliveries deliveries = new Deliveries(db.writer(), db.reader(), () -> NOW);
        MailSettings settings = smtp(mails.getSmtp().getPort());
        var post = new Post(db.writer(), () -> NOW, settings, new ConsoleLinks(""));
        post.send(new Letter(
                "b", "anna@example.org", "Hälytys", "Näin: ä", "<p>Näin: ä</p>", false, Duration.ofHours(1)));

        new MailRounds(deliveries, new MailDoor(settings)).round();

        assertThat(mails.getReceivedMessages()).singleElement().satisfies(mail -> {
            assertThat(mail.getSubject()).isEqualTo("Hälytys");
            assertThat(mail.getFrom()[0]).hasToString("hymy@example.org");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getMessageID()).isEqualTo("<" + id(deliveries, "anna@example.org") + "@example.org>");
            assertThat(parts(mail)).containsExactly("text/plain: Näin: ä", "text/html: <p>Näin: ä</p>");
        });
        assertThat(deliveries.newest(true, null, 10)).isEmpty();
    }

    @Test
    void triesAgainWhenTheMailServerIsDown() {
        Deliveries deliveries = new Deliveries(db.writer(), db.reader(), () -> NOW);
        int port = mails.getSmtp().getPort();
        mails.stop();
        MailSettings settings = smtp(port);
        new Post(db.writer(), () -> NOW, settings, new ConsoleLinks(""))
                .send(new Letter("b", "anna@example.org", "S", "T", "H", false, Duration.ofHours(1)));

        new MailRounds(deliveries, new MailDoor(settings)).round();

        assertThat(deliveries.newest(true, null, 1)).singleElement().satisfies(mail -> {
            assertThat(mail.state()).isEqualTo(State.WAITING);
            assertThat(mail.problem()).contains("127.0.0.1");
            assertThat(mail.nextAt()).isAfter(NOW);
        });
    }

    @Test
    void signsCallsSoThatTheReceiverCanTellWhoMadeThem() throws Exception {
        Webhook hook = hook(true, receiverUrl());
        assertThat(call(hook, true)).isEqualTo(new Outcome.Sent());

        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.body()).isEqualTo("{\"type\":\"alert.opened\"}");
            assertThat(call.timestamp()).isEqualTo(String.valueOf(NOW.getEpochSecond()));
            assertThat(call.signature()).isEqualTo(Signature.of(hook.secret(), call.id(), NOW, call.body()));
            assertThat(call.signature())
                    .isNotEqualTo(Signature.of(hook.secret(), call.id(), NOW, call.body() + " "))
                    .isNotEqualTo(Signature.of(hook.secret(), call.id(), NOW.plusSeconds(1), call.body()));
        });
    }

    /// The example of the standard's own text, so that other people's receivers agree.
    @Test
    void signsAsTheStandardHasIt() {
        assertThat(Signature.of(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1_614_265_330L),
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void followsNoRedirectAndTriesAgain() throws Exception {
        answers = 302;
        assertThat(call(hook(true, receiverUrl()), true)).isEqualTo(new Outcome.Later("It answered 302."));
        assertThat(calls).hasSize(1);
        answers = 410;
        assertThat(call(hook(true, receiverUrl()), true)).isEqualTo(new Outcome.Refused("It answered 410."));
    }

    @Test
    void callsNothingWithinThePrivateNetwork() throws Exception {
        Webhook hook = hook(true, receiverUrl());

        assertThat(call(hook, false)).isInstanceOf(Outcome.Refused.class);
        assertThat(calls).isEmpty();
    }

    private Outcome call(Webhook hook, boolean allowPrivate) throws Exception {
        var post = new Post(db.writer(), () -> NOW, smtp(25), new ConsoleLinks(""));
        post.call(hook.id(), "a/" + hook.id(), "alert.opened", "{\"type\":\"alert.opened\"}", Duration.ofHours(1));
        Delivery call = new Deliveries(db.writer(), db.reader(), () -> NOW)
                .take(Channel.WEBHOOK, 1)
                .getFirst();
        var settings = new WebhookSettings(allowPrivate);
        return new WebhookDoor(webhooks(settings), settings, () -> NOW).call(call);
    }

    private Webhook hook(boolean allowPrivate, String url) {
        return webhooks(new WebhookSettings(allowPrivate)).add("Receiver", url, "anna");
    }

    private Webhooks webhooks(WebhookSettings settings) {
        return new Webhooks(db.writer(), db.reader(), () -> NOW, settings);
    }

    private String receiverUrl() {
        return "http://127.0.0.1:%d/hook".formatted(receiver.getAddress().getPort());
    }

    private static MailSettings smtp(int port) {
        return new MailSettings("127.0.0.1", port, null, null, MailSettings.Tls.NONE, "hymy@example.org");
    }

    private static String id(Deliveries deliveries, String to) {
        return deliveries.newest(false, null, 10).stream()
                .filter(mail -> mail.target().equals(to))
                .map(Delivery::id)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> parts(MimeMessage mail) throws Exception {
        Multipart all = (Multipart) mail.getContent();
        return List.of(part(all.getBodyPart(0)), part(all.getBodyPart(1)));
    }

    private static String part(BodyPart part) throws Exception {
        return part.getContentType().split(";", 2)[0] + ": "
                + part.getContent().toString().strip();
    }
}
