package fi.hymy.fleet.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LinesTest {
    private static final int PIECE = 10_000;

    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void stop() {
        threads.forEach(Thread::interrupt);
    }

    @Test
    void aSiteGetsNoMoreThanItsLineBears() throws InterruptedException {
        var lines = new Lines(1_000_000, 100, System::nanoTime);
        long begun = System.nanoTime();
        for (int kiosk = 0; kiosk < 10; kiosk++) {
            download(lines, "site", "kiosk-" + kiosk, 5, new AtomicLong());
        }
        awaitAll();

        // 500 000 bytes, of which an eighth of a second's worth may go at once.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(350));
    }

    @Test
    void anotherSiteIsNotHeldUp() throws InterruptedException {
        var lines = new Lines(100_000, 100, System::nanoTime);
        download(lines, "full", "kiosk-a", 1000, new AtomicLong());

        try (Lines.Passage passage = lines.enter("other", "kiosk-b").orElseThrow()) {
            long begun = System.nanoTime();
            passage.take(PIECE);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aKioskWithManyDownloadsTakesNothingFromOneWithASingleOne() throws InterruptedException {
        var lines = new Lines(500_000, 100, System::nanoTime);
        var greedy = new AtomicLong();
        var modest = new AtomicLong();
        for (int i = 0; i < 20; i++) {
            download(lines, "site", "greedy", 10_000, greedy);
        }
        Thread last = download(lines, "site", "modest", 30, modest);
        last.join();

        assertThat(modest.get()).isEqualTo(30L * PIECE);
        assertThat(greedy.get()).isLessThan(60L * PIECE);
    }

    @Test
    void oneWhoGivesUpWaitingLetsTheOthersGoOn() throws InterruptedException {
        var lines = new Lines(200_000, 100, System::nanoTime);
        Thread gone = download(lines, "site", "gone", 10_000, new AtomicLong());
        var done = new AtomicLong();
        Thread stays = download(lines, "site", "stays", 10, done);
        gone.interrupt();
        stays.join();

        assertThat(done.get()).isEqualTo(10L * PIECE);
    }

    @Test
    void refusesMoreDownloadsThanMayRun() {
        var lines = new Lines(0, 2, System::nanoTime);
        Lines.Passage first = lines.enter("site", "a").orElseThrow();

        assertThat(lines.enter("site", "b")).isPresent();
        assertThat(lines.enter("site", "c")).isEmpty();
        assertThat(lines.enter("other", "c")).isPresent();
        first.close();
        assertThat(lines.enter("site", "c")).isPresent();
    }

    private Thread download(Lines lines, String line, String who, int pieces, AtomicLong taken)
            throws InterruptedException {
        var begun = new CountDownLatch(1);
        Thread thread = Thread.ofVirtual().name(who).start(() -> {
            try (Lines.Passage passage = lines.enter(line, who).orElseThrow()) {
                begun.countDown();
                for (int i = 0; i < pieces; i++) {
                    passage.take(PIECE);
                    taken.addAndGet(PIECE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        threads.add(thread);
        begun.await();
        return thread;
    }

    private void awaitAll() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
