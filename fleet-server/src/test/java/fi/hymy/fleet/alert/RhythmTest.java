package fi.hymy.fleet.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class RhythmTest {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    /// A Monday, in a year and zone whose clocks change on the last Sunday of October.
    private static final Instant START = Instant.parse("2026-10-05T00:00:00+03:00");

    private final Rhythm rhythm = new Rhythm();
    private long given;

    @Test
    void findsASilenceThatChanceDoesNotMakeByTheClockOnTheWallThroughTheChangeOfClocks() {
        Instant monday = START.plus(Duration.ofDays(28)).plus(Duration.ofHours(1));
        answers(START, monday.plus(Duration.ofHours(9)), 12);
        answers(monday.plus(Duration.ofHours(9)), monday.plus(Duration.ofHours(11)), 0);

        Rhythm.Silence silence = rhythm.silence(monday.plus(Duration.ofHours(11)), HELSINKI);

        assertThat(silence).isNotNull();
        assertThat(silence.expected()).isCloseTo(24, within(2.0));
        assertThat(silence.chance()).isCloseTo(Math.exp(-silence.expected()), within(1e-12));
        assertThat(silence.isUnusual(1_000_000)).isTrue();
    }

    @Test
    void saysNothingOfAShortSilenceNorOfANightNorOfAKioskThatIsNew() {
        Instant monday = START.plus(Duration.ofDays(28)).plus(Duration.ofHours(1));
        answers(START, monday.plus(Duration.ofHours(9)), 12);
        answers(monday.plus(Duration.ofHours(9)), monday.plus(Duration.ofMinutes(9 * 60 + 40)), 0);
        assertThat(silence(monday.plus(Duration.ofMinutes(9 * 60 + 40))).isUnusual(1_000_000))
                .isFalse();

        var fresh = new Rhythm();
        fresh.saw("outbox-1", 0, START);
        fresh.saw("outbox-1", 500, START.plus(Duration.ofMinutes(5)));
        Instant later = START.plus(Duration.ofMinutes(12));
        fresh.saw("outbox-1", 500, later);
        Rhythm.Silence silence = fresh.silence(later, HELSINKI);
        assertThat(silence).isNotNull();
        assertThat(silence.isUnusual(1)).isFalse();
    }

    @Test
    void aWeekThatWasAsSilentBeforeMakesASilenceUsual() {
        Instant secondMonday = START.plus(Duration.ofDays(7)).plus(Duration.ofHours(8));
        answers(START, secondMonday, 12);
        answers(secondMonday, secondMonday.plus(Duration.ofHours(6)), 0);
        Instant monday = START.plus(Duration.ofDays(28)).plus(Duration.ofHours(1));
        answers(secondMonday.plus(Duration.ofHours(6)), monday.plus(Duration.ofHours(9)), 12);
        answers(monday.plus(Duration.ofHours(9)), monday.plus(Duration.ofHours(12)), 0);

        assertThat(silence(monday.plus(Duration.ofHours(12))).isUnusual(1_000)).isFalse();
    }

    @Test
    void isReadAsItWasWritten() {
        answers(START, START.plus(Duration.ofDays(3)), 12);

        assertThat(Rhythm.read(rhythm.text()).text()).isEqualTo(rhythm.text());
        assertThat(Rhythm.read("what is this").text()).isEqualTo(new Rhythm().text());
    }

    private Rhythm.Silence silence(Instant now) {
        Rhythm.Silence silence = rhythm.silence(now, HELSINKI);
        assertThat(silence).isNotNull();
        return silence;
    }

    /// Heartbeats every five minutes; answers from eight to eight by the clock on the wall.
    private void answers(Instant from, Instant to, int anHour) {
        for (Instant at = from.plus(Duration.ofMinutes(5)); !at.isAfter(to); at = at.plus(Duration.ofMinutes(5))) {
            int hour = at.atZone(HELSINKI).getHour();
            given += hour >= 8 && hour < 20 ? anHour / 12 : 0;
            rhythm.saw("outbox-1", given, at);
        }
    }
}
