package fi.hymy.kiosk.device.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.kiosk.config.WatchdogSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class WatchdogTest {
    private static final Duration TURN = Duration.ofMillis(10);

    private final AtomicLong millis = new AtomicLong();
    private final Heart heart = new Heart(millis::get);
    private final Heart.Beat screen = heart.part("screen", Duration.ofSeconds(30));
    private final Heart.Beat database = heart.part("database", Duration.ofSeconds(60));
    private final CountingNotifier notifier = new CountingNotifier();
    private final List<List<String>> noted = new ArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    @Test
    void feedsOnlyWhileEveryPartAdvances() {
        try (Watchdog watchdog = watchdog(Duration.ZERO)) {
            watchdog.start();
            await().until(() -> notifier.alive.get() > 2);

            millis.set(31_000);
            await().until(() -> noted().size() == 1);
            int fed = notifier.alive.get();
            await().pollDelay(TURN.multipliedBy(10)).until(() -> true);
            assertThat(notifier.alive.get()).isLessThanOrEqualTo(fed + 1);
            assertThat(noted()).containsExactly(List.of("screen"));

            screen.tick();
            await().until(() -> notifier.alive.get() > fed + 2);
            assertThat(noted()).containsExactly(List.of("screen"), List.of());
            assertThat(ended).isFalse();
        }
    }

    @Test
    void endsAProgramThatStandsStillAndThatNobodyElseEnds() {
        try (Watchdog watchdog = watchdog(TURN)) {
            watchdog.start();
            millis.set(61_000);
            screen.tick();

            await().untilTrue(ended);
            assertThat(noted().getFirst()).containsExactly("database");
        }
    }

    @Test
    void givesEachPartItsOwnPatience() {
        millis.set(31_000);
        assertThat(heart.stalled()).containsExactly("screen");
        database.tick();
        millis.set(92_000);
        assertThat(heart.stalled()).containsExactly("screen", "database");
        heart.forgive();
        assertThat(heart.stalled()).isEmpty();
    }

    @Test
    void looksThreeTimesWithinThePatienceOfWhoWatchesAndLetsItEndTheProgramFirst() {
        notifier.patience = Duration.ofSeconds(15);
        var settings = new WatchdogSettings(Duration.ofSeconds(30), true);

        assertThat(Watchdog.Manners.of(notifier, settings))
                .isEqualTo(new Watchdog.Manners(Duration.ofSeconds(5), Duration.ofSeconds(45)));
        assertThat(Watchdog.Manners.of(Notifier.NONE, new WatchdogSettings(Duration.ofSeconds(30), false))
                        .last())
                .isZero();
    }

    private Watchdog watchdog(Duration last) {
        return new Watchdog(
                heart,
                notifier,
                new Watchdog.Manners(TURN, last),
                new Watchdog.LastResort(this::note, () -> ended.set(true)));
    }

    private synchronized void note(List<String> parts) {
        noted.add(parts);
    }

    private synchronized List<List<String>> noted() {
        return List.copyOf(noted);
    }

    private static final class CountingNotifier implements Notifier {
        private final AtomicInteger alive = new AtomicInteger();
        private Duration patience = Duration.ofSeconds(1);

        @Override
        public void ready() {}

        @Override
        public void alive() {
            alive.incrementAndGet();
        }

        @Override
        public void stopping() {}

        @Override
        public Optional<Duration> patience() {
            return Optional.of(patience);
        }
    }
}
