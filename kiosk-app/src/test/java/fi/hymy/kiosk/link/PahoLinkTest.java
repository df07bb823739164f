package fi.hymy.kiosk.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.LinkSettings;
import fi.hymy.protocol.topic.Topic;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class PahoLinkTest extends LinkContract {
    private static final Topic RECEIPTS = new Topic(KIOSK, Topic.Channel.RECEIPTS);
    private static final Duration PATIENT = Duration.ofSeconds(30);

    @Override
    protected Link link(LinkSettings settings) {
        EventLoop loop = open(EventLoop.named("link"));
        EventLoop listening = open(EventLoop.named("link-listener"));
        return new PahoLink(settings, null, 7, loop, listening, new Random(1));
    }

    @Test
    void goesWhereTheBrokerMovedTo() {
        HostileBroker gone = broker((peer, n) -> {
            peer.welcome();
            peer.serve();
        });
        HostileBroker here = broker((peer, n) -> {
            peer.welcome();
            peer.serve();
        });
        var link = (PahoLink) open(link(usual(gone)));
        link.start(listener);
        await().atMost(PATIENT).until(() -> link.state() instanceof LinkState.Connected);

        link.move(usual(here));

        await().atMost(PATIENT).until(() -> here.connections() == 1 && link.state() instanceof LinkState.Connected);
        assertThat(link.broker()).endsWith(":" + here.port());
        link.move(usual(here));
        assertThat(here.connections()).isEqualTo(1);
    }

    @Test
    void holdsUpNoAcknowledgementBehindOneThatIsMissing() {
        CompletableFuture<String> dealtWith = new CompletableFuture<>();
        RecordingListener slow = new RecordingListener(text -> switch (text) {
            case "slow" -> dealtWith;
            case "bad" -> CompletableFuture.failedStage(new IllegalStateException("the disk is full"));
            default -> CompletableFuture.completedStage(text);
        });
        HostileBroker broker = broker((peer, n) -> {
            peer.welcome();
            if (n == 1) {
                peer.publish(RECEIPTS.name(), "good".getBytes(UTF_8), 11);
                peer.publish("hymy/v1/lobby-west-1/dn/unheard-of", "odd".getBytes(UTF_8), 12);
                peer.publish(RECEIPTS.name(), "slow".getBytes(UTF_8), 13);
                peer.publish(RECEIPTS.name(), "bad".getBytes(UTF_8), 14);
            }
            peer.serve();
        });
        Link link = open(link(usual(broker)));
        link.start(slow);
        await().atMost(PATIENT).until(() -> broker.acknowledged.contains(12));

        assertThat(broker.acknowledged)
                .as("slow waits, bad failed, odd is nobody's")
                .containsExactly(11, 12);
        dealtWith.complete("slow");
        await().atMost(PATIENT).until(() -> broker.acknowledged.contains(13));
        assertThat(broker.acknowledged).doesNotContain(14);
        assertThat(slow.received).containsExactly("good", "slow", "bad");
    }
}
