package fi.hymy.fleet.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.hymy.fleet.survey.ContentMemory.Content;
import fi.hymy.protocol.id.ContentHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ContentMemoryTest {
    private static final ContentHash A = new ContentHash("a".repeat(64));
    private static final ContentHash B = new ContentHash("b".repeat(64));
    private static final ContentHash C = new ContentHash("c".repeat(64));

    private final AtomicInteger reads = new AtomicInteger();
    private final ContentMemory memory = new ContentMemory(100);

    @Test
    void tenThousandThatAskAtOnceCostOneRead() throws InterruptedException {
        var asked = new CountDownLatch(10_000);
        var served = new AtomicInteger();
        List<Thread> kiosks = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            kiosks.add(Thread.startVirtualThread(() -> {
                asked.countDown();
                memory.find(A, () -> {
                            awaitQuietly(asked);
                            return read(A, 50);
                        })
                        .ifPresent(content -> served.incrementAndGet());
            }));
        }
        for (Thread kiosk : kiosks) {
            kiosk.join();
        }

        assertThat(served).hasValue(10_000);
        assertThat(reads).hasValue(1);
    }

    @Test
    void keepsWhatWasAskedForLastWithinItsBound() {
        memory.find(A, () -> read(A, 50));
        memory.find(B, () -> read(B, 40));
        memory.find(A, () -> read(A, 50));
        memory.find(C, () -> read(C, 40));
        assertThat(reads).hasValue(3);

        memory.find(A, () -> read(A, 50));
        assertThat(reads).hasValue(3);
        memory.find(B, () -> read(B, 40));
        assertThat(reads).hasValue(4);
    }

    @Test
    void givesWhatIsLargerThanItselfWithoutKeepingIt() {
        assertThat(memory.find(A, () -> read(A, 500))).isPresent();
        assertThat(memory.find(A, () -> read(A, 500))).isPresent();
        assertThat(reads).hasValue(2);
    }

    @Test
    void asksAgainAfterAReadThatFailedOrFoundNothing() {
        assertThatThrownBy(() -> memory.find(A, () -> {
                    throw new IllegalStateException("the database is away");
                }))
                .hasMessage("the database is away");
        assertThat(memory.find(A, Optional::empty)).isEmpty();
        assertThat(memory.find(A, () -> read(A, 5))).isPresent();
    }

    private Optional<Content> read(ContentHash hash, int size) {
        reads.incrementAndGet();
        return Optional.of(new Content(hash, "image/png", new byte[size]));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
