package fi.hymy.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.kiosk.Obstacle.Kind;
import fi.hymy.kiosk.enrolment.Reach;
import fi.hymy.kiosk.network.LocalNetwork.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ObstacleTest {
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({
        "NO_LINK, SERVER, NO_LINK",
        "NO_ADDRESS, SERVER, NO_ADDRESS",
        "UP, NO_NAME, NO_NAME",
        "UP, NOBODY, NOBODY",
        "UP, SOMEBODY_ELSE, SOMEBODY_ELSE",
        "UP, ENDED, ENDED",
        "UP, SERVER, BROKER",
        "PORTAL, NOBODY, PORTAL",
        "PORTAL, SOMEBODY_ELSE, PORTAL",
        "PORTAL, SERVER, BROKER",
    })
    void namesWhatIsNearest(State box, Reach server, Kind wanted) {
        assertThat(Kind.of(box, () -> server)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fi", "sv"})
    void everyOneHasWords(String language) throws IOException {
        var words = new Properties();
        try (InputStream file = Obstacle.class.getResourceAsStream("screen/staff_%s.properties".formatted(language))) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        assertThat(words).containsKeys("obstacle", "network.fault");
        for (Kind kind : Kind.values()) {
            assertThat(words).containsKey(kind.word());
        }
    }

    @Test
    void nobodyWaitsForALookAndItIsNotDoneTooOften() {
        var answer = new CountDownLatch(1);
        var obstacle = new Obstacle(() -> State.UP, () -> reach(answer), now::get);

        assertThat(obstacle.look()).isEmpty();
        assertThat(obstacle.look()).isEmpty();
        answer.countDown();
        await().untilAsserted(() -> assertThat(obstacle.look()).contains(Kind.NOBODY));
        assertThat(obstacle.look()).contains(Kind.NOBODY);
        assertThat(asked).hasValue(1);

        now.addAndGet(20_000);
        assertThat(obstacle.look()).contains(Kind.NOBODY);
        await().untilAsserted(() -> assertThat(asked).hasValue(2));
    }

    @Test
    void isForgottenOnceTheLinkStands() {
        var obstacle = new Obstacle(() -> State.NO_LINK, () -> Reach.SERVER, now::get);
        await().untilAsserted(() -> assertThat(obstacle.look()).contains(Kind.NO_LINK));

        obstacle.none();

        assertThat(obstacle.look()).isEqualTo(Optional.empty());
    }

    private Reach reach(CountDownLatch answer) {
        asked.incrementAndGet();
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Reach.NOBODY;
    }
}
