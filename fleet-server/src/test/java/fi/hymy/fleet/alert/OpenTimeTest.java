package fi.hymy.fleet.alert;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.schedule.HoursText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class OpenTimeTest {
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final OpenTime open =
            OpenTime.of(ZoneId.of("Europe/Helsinki"), HoursText.parse("Mon-Fri 08:00-20:00\n2026-12-24 closed"));

    @Test
    void aNightDoesNotCount() {
        Instant evening = Instant.parse("2026-11-23T19:50:00+02:00");

        assertThat(open.atLeast(evening, Instant.parse("2026-11-24T08:04:00+02:00"), QUARTER))
                .isFalse();
        assertThat(open.atLeast(evening, Instant.parse("2026-11-24T08:05:00+02:00"), QUARTER))
                .isTrue();
    }

    @Test
    void neitherDoesADayOnWhichTheSiteIsClosed() {
        Instant wednesday = Instant.parse("2026-12-23T21:00:00+02:00");

        assertThat(open.atLeast(wednesday, Instant.parse("2026-12-25T08:00:00+02:00"), QUARTER))
                .isFalse();
        assertThat(open.atLeast(wednesday, Instant.parse("2026-12-25T08:15:00+02:00"), QUARTER))
                .isTrue();
    }
}
