package fi.hymy.fleet.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedBrokerIT extends BrokerContract {
    private static final RecordingInbound INBOUND = new RecordingInbound();

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = new EmbeddedBroker(folder, "127.0.0.1", 0);
        broker.start(KIOSKS, INBOUND);
    }

    @AfterAll
    static void stop() {
        broker.stop();
    }

    @Override
    Broker broker() {
        return broker;
    }

    @Override
    int port() {
        return broker.port().orElseThrow();
    }

    @Override
    RecordingInbound inbound() {
        return INBOUND;
    }

    @Test
    void holdsTheAcknowledgementUntilTheMessageIsDealtWith() {
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        INBOUND.answer(ONE, verdict);
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, "secret of " + ONE)) {
            CompletableFuture<String> acknowledged = kiosk.publishing("hymy/v1/kiosk-one/up/responses", HELLO);
            INBOUND.next();
            assertThat(acknowledged).isNotDone();

            verdict.complete(Verdict.OK);

            assertThat(acknowledged.join()).isEqualTo("SUCCESS");
        }
    }

    @Test
    void saysBusyAndFailed() {
        try (TestKiosk kiosk = TestKiosk.linked(port(), ONE, "secret of " + ONE)) {
            INBOUND.answer(ONE, CompletableFuture.completedStage(Verdict.BUSY));
            assertThat(kiosk.publish("hymy/v1/kiosk-one/up/responses", HELLO)).isEqualTo("QUOTA_EXCEEDED");
            INBOUND.answer(ONE, CompletableFuture.completedStage(Verdict.FAILED));
            assertThat(kiosk.publish("hymy/v1/kiosk-one/up/responses", HELLO)).isEqualTo("UNSPECIFIED_ERROR");
            INBOUND.answer(ONE, CompletableFuture.failedStage(new IllegalStateException("broken")));
            assertThat(kiosk.publish("hymy/v1/kiosk-one/up/responses", HELLO)).isEqualTo("UNSPECIFIED_ERROR");
        }
    }

    @Test
    void refusesAClientIdThatIsNotTheUserName() {
        try (TestKiosk kiosk = new TestKiosk(port(), "kiosk-three")) {
            assertThat(kiosk.connect(ONE, "secret of " + ONE)).isEqualTo("NOT_AUTHORIZED");
        }
    }

    @Test
    void refusesAForeignWillWhenConnecting() {
        try (TestKiosk kiosk = new TestKiosk(port(), ONE)) {
            assertThat(kiosk.connect(ONE, "secret of " + ONE, "hymy/v1/kiosk-two/up/presence", 0, HELLO))
                    .isEqualTo("NOT_AUTHORIZED");
        }
    }

    @Test
    void saysThatItsPortIsTaken() {
        EmbeddedBroker second = new EmbeddedBroker(folder.resolve("second"), "127.0.0.1", port());

        assertThatThrownBy(() -> second.start(KIOSKS, INBOUND))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + port());
    }
}
