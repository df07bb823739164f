package fi.hymy.kiosk.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.kiosk.config.LinkSettings;
import fi.hymy.protocol.topic.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Long stretches of time in a short one: the link's clock is the test's.
final class PahoLinkTimeTest {
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final String RECEIPTS = new Topic(LinkContract.KIOSK, Topic.Channel.RECEIPTS).name();

    private final ManualLoop loop = new ManualLoop();
    private final RecordingListener listener = new RecordingListener();

    @Test
    void waitsOutADeadHourAndComesBack() throws IOException {
        int port = freePort();
        Link link = new PahoLink(settings(port), null, 7, loop, Runnable::run, new Random(5));
        link.start(listener);

        List<Duration> waits = new ArrayList<>();
        while (loop.millis() < Duration.ofHours(1).toMillis()) {
            Duration delay = awaitWaiting(link);
            waits.add(delay);
            loop.advance(delay);
        }

        assertThat(waits).as("neither a storm nor a sleep").hasSizeBetween(15, 60);
        assertThat(waits.getFirst()).isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(Collections.max(waits)).isBetween(Duration.ofSeconds(150), Duration.ofSeconds(300));
        try (HostileBroker broker =
                new HostileBroker(port, (peer, n) -> peer.welcome().serve())) {
            for (int attempt = 0; attempt < 3 && !(link.state() instanceof LinkState.Connected); attempt++) {
                await().atMost(PATIENT).until(() -> settled(link));
                loop.advance(
                        link.state() instanceof LinkState.Waiting(Duration delay, var _, var _)
                                ? delay
                                : Duration.ZERO);
                await().atMost(PATIENT).until(() -> settled(link));
            }

            assertThat(link.state()).isInstanceOf(LinkState.Connected.class);
            assertThat(broker.connections()).isEqualTo(1);
        }
    }

    @Test
    void waitsLongerForABrokerThatIsSlow() {
        try (HostileBroker broker = new HostileBroker((peer, n) -> {
            if (n == 5) {
                peer.welcome().publish(RECEIPTS, new byte[] {1}, 11);
                peer.read();
            } else {
                peer.fallSilent();
            }
        })) {
            Link link = new PahoLink(settings(broker.port()), null, 7, loop, Runnable::run, new Random(5));
            link.start(listener);

            List<Duration> waited = new ArrayList<>();
            for (int connection = 1; connection <= 4; connection++) {
                waited.add(waitedForAGreeting(link, broker, connection));
                loop.advance(awaitWaiting(link));
            }
            assertThat(waited).extracting(Duration::toSeconds).containsExactly(15L, 30L, 60L, 60L);

            await().atMost(PATIENT).until(() -> {
                loop.run();
                return !listener.received.isEmpty();
            });
            loop.advance(awaitWaiting(link));
            assertThat(waitedForAGreeting(link, broker, 6)).as("as at first").isEqualTo(waited.getFirst());
        }
    }

    private Duration waitedForAGreeting(Link link, HostileBroker broker, int connection) {
        await().atMost(PATIENT).until(() -> {
            loop.run();
            return broker.greetings.size() == connection;
        });
        loop.run();
        long from = loop.millis();
        while (link.state() instanceof LinkState.Connecting) {
            loop.advance(Duration.ofSeconds(1));
        }
        return Duration.ofMillis(loop.millis() - from);
    }

    @Test
    void saysThatItAilsWhenThreadsWereLeftBehind() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> left = IntStream.range(0, PahoThreads.TOO_MANY + 1)
                .mapToObj(i ->
                        Thread.ofPlatform().daemon().name("MQTT Con: left " + i).start(() -> waitFor(end)))
                .toList();
        try {
            Link link = new PahoLink(settings(freePort()), null, 7, loop, Runnable::run, new Random(5));
            link.start(listener);
            loop.advance(awaitWaiting(link));
            awaitWaiting(link);

            assertThat(left).hasSize(26);
            assertThat(listener.symptoms).singleElement().asString().contains("threads");
        } finally {
            end.countDown();
        }
    }

    private Duration awaitWaiting(Link link) {
        await().atMost(PATIENT).pollInterval(Duration.ofMillis(5)).until(() -> {
            loop.run();
            return link.state() instanceof LinkState.Waiting;
        });
        return ((LinkState.Waiting) link.state()).delay();
    }

    private boolean settled(Link link) {
        loop.run();
        return !(link.state() instanceof LinkState.Connecting);
    }

    private static LinkSettings settings(int port) {
        return new LinkSettings(
                LinkContract.KIOSK,
                "127.0.0.1",
                port,
                Duration.ofSeconds(60),
                LinkSettings.Deadlines.USUAL,
                LinkSettings.Patience.USUAL);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
