package fi.hymy.protocol.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ZoneTextTest {
    @Test
    void knowsAZoneByItsPlace() {
        assertThat(ZoneText.parse(" Europe/Helsinki ")).isEqualTo(ZoneId.of("Europe/Helsinki"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Atlantis", "+02:00", "UTC+2", "Helsinki", "", "Europe/Helsinki; drop"})
    void refusesWhatAKioskMightNotRead(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneText.parse(text))
                .withMessageContaining("is no time zone");
    }
}
