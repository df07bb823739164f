package fi.hymy.kiosk.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.LinkSettings;
import fi.hymy.kiosk.enrolment.TestCa;
import fi.hymy.kiosk.enrolment.TestTls;
import fi.hymy.protocol.topic.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same link over TLS on both sides, to a broker that does what the test says.
final class PahoLinkTlsTest {
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final TestCa CA = new TestCa();

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void saysByItsCertificateAloneWhoItIsAndDelivers() throws IOException {
        HostileBroker broker = broker(CA.context(), (peer, _) -> peer.welcome().serve());
        Link link = link(broker, CA);
        await().atMost(PATIENT).until(() -> link.state() instanceof LinkState.Connected);

        Published published = link.publish(
                        new Topic(LinkContract.KIOSK, Topic.Channel.RESPONSES),
                        "answer".getBytes(UTF_8),
                        Link.Qos.AT_LEAST_ONCE)
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();

        assertThat(published).isInstanceOf(Published.Acked.class);
        assertThat(broker.greetings.peek().clientId()).isEqualTo("lobby-west-1");
        assertThat(broker.greetings.peek().user()).as("no user, no password").isNullOrEmpty();
        assertThat(broker.published.peek().payload()).isEqualTo("answer");
    }

    @Test
    void tellsNothingToABrokerOfAnotherCa() throws IOException {
        HostileBroker broker =
                broker(new TestCa().context(), (peer, _) -> peer.welcome().serve());
        Link link = link(broker, CA);

        await().atMost(PATIENT)
                .until(() -> link.state() instanceof LinkState.Waiting(var _, String reason, var _)
                        && reason.contains("another CA"));
        assertThat(broker.greetings).isEmpty();
    }

    @Test
    void knowsWhenItsCertificateIsRefused() throws IOException {
        HostileBroker broker = broker(new ToKiosksOf(new TestCa()).context(CA), (peer, _) -> peer.read());
        Link link = link(broker, CA);

        await().atMost(PATIENT).until(() -> link.state() instanceof LinkState.Waiting waiting && waiting.turnedAway());
    }

    @Test
    void knowsWhenTheBrokerDoesNotWantItAnyMore() throws IOException {
        HostileBroker broker = broker(CA.context(), (peer, _) -> {
            peer.read();
            peer.write(
                    HostileBroker.CONNACK, 0, new MqttBytes().one(0).one(0x87).one(0));
        });
        Link link = link(broker, CA);

        await().atMost(PATIENT).until(() -> link.state() instanceof LinkState.Waiting waiting && waiting.turnedAway());
    }

    @Test
    void endsAnAttemptWhenTheOtherSideNeverSpeaksTls() throws IOException {
        try (var silent = new java.net.ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Link link = link(silent.getLocalPort(), TestTls.sockets(folder, CA, LinkContract.KIOSK));

            await().atMost(PATIENT)
                    .until(() -> link.state() instanceof LinkState.Waiting(var _, String reason, var _)
                            && reason.contains("did not come"));
        }
    }

    /// A server that the kiosk believes, and that believes the kiosks of another CA alone.
    private record ToKiosksOf(TestCa clients) {
        SSLContext context(TestCa own) {
            return clients.context(own.server(), own.certificate());
        }
    }

    private HostileBroker broker(SSLContext tls, HostileBroker.Script script) throws IOException {
        var server = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        var broker = new HostileBroker(server, script);
        open.add(broker);
        return broker;
    }

    private Link link(HostileBroker broker, TestCa ca) {
        return link(broker.port(), TestTls.sockets(folder, ca, LinkContract.KIOSK));
    }

    private Link link(int port, SSLSocketFactory tls) {
        EventLoop loop = EventLoop.named("link");
        open.add(loop);
        var settings = new LinkSettings(
                LinkContract.KIOSK,
                "127.0.0.1",
                port,
                Duration.ofSeconds(60),
                new LinkSettings.Deadlines(
                        Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20)),
                new LinkSettings.Patience(
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15)));
        Link link = new PahoLink(settings, () -> tls, 7, loop, loop, new Random(1));
        open.add(link);
        link.start(new RecordingListener(CompletableFuture::completedStage));
        return link;
    }
}
