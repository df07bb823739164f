package fi.hymy.fleet.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ResultsTest {
    @Test
    void keepsAReportTheLongerTheLongerItTook() {
        assertThat(Results.keep(Duration.ofMillis(1))).isEqualTo(Duration.ofSeconds(2));
        assertThat(Results.keep(Duration.ofMillis(500))).isEqualTo(Duration.ofSeconds(15));
        assertThat(Results.keep(Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(1));
    }
}
