package fi.hymy.simulator.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Uplink;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many kiosks in one file.
final class SharedOutboxTest {
    private static final KioskId ONE = new KioskId("kiosk-0001");
    private static final KioskId TWO = new KioskId("kiosk-0002");

    @TempDir
    Path directory;

    private SharedOutbox shared;
    private Map<KioskId, KioskOutbox> outboxes;

    @BeforeEach
    void open() {
        shared = SharedOutbox.open(directory, InstantSource.system());
        outboxes = shared.boot(List.of(ONE, TWO));
    }

    @AfterEach
    void close() {
        shared.close();
    }

    @Test
    void numbersTheRowsOfEachKioskForItself() {
        assertThat(get(outboxes.get(ONE).append(SampleResponses.smileyWhy(1)))).isEqualTo(1);
        assertThat(get(outboxes.get(ONE).append(SampleResponses.smileyWhy(2)))).isEqualTo(2);
        assertThat(get(outboxes.get(TWO).append(SampleResponses.smileyWhy(3)))).isEqualTo(1);

        assertThat(outboxes.get(ONE).id()).isNotEqualTo(outboxes.get(TWO).id());
        assertThat(sequences(ONE)).containsExactly(1L, 2L);
        assertThat(sequences(TWO)).containsExactly(1L);
    }

    @Test
    void releasesNoRowsOfAnotherKiosk() {
        get(outboxes.get(ONE).append(SampleResponses.smileyWhy(1)));
        get(outboxes.get(TWO)
                .settle(List.of(new Receipt(SampleResponses.smileyWhy(1).id(), new Receipt.Stored()))));

        assertThat(sequences(ONE)).containsExactly(1L);
        assertThat(shared.unsent()).isEqualTo(1);
    }

    @Test
    void countsBootsAndKeepsNames() {
        var before = outboxes.get(ONE).id();
        assertThat(outboxes.get(ONE).boot()).isEqualTo(1);
        shared.close();

        open();

        assertThat(outboxes.get(ONE).boot()).isEqualTo(2);
        assertThat(outboxes.get(ONE).id()).isEqualTo(before);
    }

    @Test
    void countsWhatWaitsAndWhatWasReleased() {
        IntStream.rangeClosed(1, 5).forEach(number -> get(outboxes.get(ONE).append(SampleResponses.smileyWhy(number))));
        get(outboxes.get(ONE).append(SampleResponses.smileyWhy(5)));
        get(outboxes.get(ONE)
                .settle(List.of(
                        new Receipt(SampleResponses.smileyWhy(1).id(), new Receipt.Stored()),
                        new Receipt(SampleResponses.smileyWhy(1).id(), new Receipt.Duplicate()),
                        new Receipt(SampleResponses.smileyWhy(2).id(), new Receipt.Duplicate()))));

        assertThat(shared.unsent()).isEqualTo(3);
        assertThat(shared.released()).isEqualTo(2);
        get(outboxes.get(ONE).resend(1, 1));
        assertThat(shared.unsent()).isEqualTo(4);
        shared.close();
        open();
        assertThat(shared.unsent()).isEqualTo(4);
    }

    private List<Long> sequences(KioskId kiosk) {
        return outboxes.get(kiosk).unsent(100, 1 << 20, Set.of()).stream()
                .map(Uplink.Row::sequence)
                .toList();
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
