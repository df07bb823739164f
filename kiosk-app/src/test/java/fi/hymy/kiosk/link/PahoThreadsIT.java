package fi.hymy.kiosk.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.LinkSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Bare, Paho leaves a thread behind in every second attempt that is dropped before the greeting.
final class PahoThreadsIT {
    private static final int DROPS = Integer.getInteger("link.drops", 500);
    private static final int LINKS = 5;

    @Test
    void leavesNoThreadBehindWhenDroppedBeforeTheGreeting() {
        drop(DROPS, (peer, n) -> {});
    }

    @Test
    void leavesNoThreadBehindWhenDroppedRightAfterItsGreeting() {
        drop(DROPS / 5, (peer, n) -> peer.read());
    }

    private static void drop(int drops, HostileBroker.Script script) {
        List<AutoCloseable> open = new ArrayList<>();
        try (HostileBroker broker = new HostileBroker(script)) {
            for (int i = 0; i < LINKS; i++) {
                open.add(start(broker));
            }
            await().atMost(Duration.ofMinutes(4)).until(() -> broker.connections() >= drops);
            assertThat(PahoThreads.count())
                    .as("no more than those of the attempts under way")
                    .isLessThanOrEqualTo(LINKS * 8);
            open.forEach(PahoThreadsIT::close);
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(left()).isEmpty());
    }

    /// Where each of Paho's threads stands.
    private static List<String> left() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> each.getKey().getName().startsWith(PahoThreads.PREFIX))
                .map(each -> each.getKey().getName() + " " + List.of(each.getValue()))
                .toList();
    }

    private static AutoCloseable start(HostileBroker broker) {
        EventLoop loop = EventLoop.named("link");
        LinkSettings settings =
                LinkContract.settings(broker, Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));
        Link link = new PahoLink(settings, null, 7, loop, Runnable::run, new Random(1));
        link.start(new RecordingListener());
        return () -> {
            link.close();
            loop.close();
        };
    }

    private static void close(AutoCloseable each) {
        try {
            each.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
