package fi.hymy.acceptance.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fi.hymy.acceptance.program.MosquittoProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MqttConnectionIT {
    @TempDir
    Path directory;

    @BeforeAll
    static void needsMosquitto() {
        assumeTrue(MosquittoProgram.installed().isPresent(), "mosquitto is not installed");
    }

    @Test
    void carriesMessagesOfAllSizesThroughARealBroker() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (var broker = MosquittoProgram.start(directory, false);
                var listener = MqttConnection.open(
                        broker.port(),
                        broker.tls(),
                        Login.passing("listener"),
                        (topic, payload) -> heard.add(text(payload)));
                var speaker =
                        MqttConnection.open(broker.port(), broker.tls(), Login.passing("speaker"), (_, _) -> {})) {
            assertThat(listener.subscribe("a/#").get(5, TimeUnit.SECONDS)).isLessThan(0x80);
            for (int size : new int[] {1, 127, 128, 16_384, 60_000}) {
                String text = "x".repeat(size);
                assertThat(speaker.publish("a/b", text.getBytes(StandardCharsets.UTF_8))
                                .get(5, TimeUnit.SECONDS))
                        .isLessThan(0x80);
                assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(text);
            }
        }
    }

    @Test
    void failsWhatIsUnderWayWhenTheBrokerDies() throws Exception {
        try (var broker = MosquittoProgram.start(directory, false);
                var client = MqttConnection.open(broker.port(), broker.tls(), Login.passing("client"), (_, _) -> {})) {
            broker.program().kill();

            assertThat(client.closed().get(5, TimeUnit.SECONDS)).isNotEmpty();
            assertThat(client.publish("a/b", new byte[] {1}))
                    .failsWithin(java.time.Duration.ofSeconds(5))
                    .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                    .withCauseInstanceOf(IOException.class);
        }
    }

    private static String text(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
