package fi.hymy.kiosk.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.content.ContentServer;
import fi.hymy.kiosk.content.ContentStore;
import fi.hymy.kiosk.content.DiskLibrary;
import fi.hymy.kiosk.content.Exhibits;
import fi.hymy.kiosk.content.HttpContentSource;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a thread of its own, with a server that it would wait for longer than any test lasts.
final class TwinThreadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String THREAD = "twin-under-test";

    private final ContentServer server = new ContentServer();
    private final HttpContentSource source = server.patientSource();
    private final EventLoop loop = EventLoop.named(THREAD);
    private final FakeSlot slot = new FakeSlot();
    private final FakeReports reports = new FakeReports();
    private final List<Exhibits> exhibits = List.of(Exhibits.version(1), Exhibits.version(2), Exhibits.version(3));

    @TempDir
    Path data;

    private Twin twin;

    @BeforeEach
    void start() {
        exhibits.forEach(each -> each.on(server));
        twin = new Twin(
                loop,
                TwinMemory.under(data),
                new DiskLibrary(new ContentStore(data.resolve("content"), 0), source),
                slot,
                reports,
                new Programme(loop, () -> new Stamp(1, 0, 0, TimeQuality.UNSYNCHRONISED)));
        twin.start();
    }

    @AfterEach
    void close() {
        loop.close();
        source.close();
        server.close();
    }

    @Test
    void givesUpAFetchForANewerWish() throws InterruptedException {
        CountDownLatch stalled = new CountDownLatch(1);
        server.next(server.stallAfter(100, stalled::countDown));
        twin.desired(new DesiredState(1, exhibits.get(0).ref()));
        stalled.await();

        twin.desired(new DesiredState(2, exhibits.get(1).ref()));

        awaitReported(2, exhibits.get(1));
        assertThat(slot.offers()).hasSize(1);
    }

    @Test
    void doesNotGiveUpAFetchForAnOlderWish() throws InterruptedException {
        CountDownLatch older = new CountDownLatch(1);
        server.next((exchange, file) -> {
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file, 0, 100);
            twin.desired(new DesiredState(2, exhibits.get(1).ref()));
            older.countDown();
            exchange.getResponseBody().write(file, 100, file.length - 100);
        });
        twin.desired(new DesiredState(3, exhibits.get(2).ref()));
        older.await();

        awaitReported(3, exhibits.get(2));
        assertThat(server.requests()).containsExactly("surveys 0", "assets 0");
    }

    @Test
    void endsWithTheNewestOfManyWishesThatRace() throws InterruptedException {
        List<DesiredState> wishes = new ArrayList<>();
        for (int version = 1; version <= 120; version++) {
            wishes.add(new DesiredState(version, exhibits.get(version % 3).ref()));
        }
        Collections.shuffle(wishes, new Random(5));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            List<DesiredState> share = wishes.subList(i * 30, (i + 1) * 30);
            threads.add(Thread.startVirtualThread(() -> share.forEach(twin::desired)));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        awaitReported(120, exhibits.get(0));
        assertThat(slot.showingRef()).contains(exhibits.get(0).ref());
    }

    @Test
    void endsWithItsLoopInTheMiddleOfAFetch() throws InterruptedException {
        CountDownLatch stalled = new CountDownLatch(1);
        server.next(server.stallAfter(100, stalled::countDown));
        twin.desired(new DesiredState(1, exhibits.get(0).ref()));
        stalled.await();

        loop.close();

        await().atMost(PATIENCE)
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals(THREAD)));
    }

    private void awaitReported(long version, Exhibits expected) {
        ReportedState state = new ReportedState(version, expected.ref(), null);
        await().atMost(PATIENCE).until(() -> reports.sent().contains(state));
        assertThat(reports.last()).isEqualTo(state);
    }
}
