package fi.hymy.protocol.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HoursTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mon-fri 8-16 | Mon-Fri 08:00-16:00",
                "Monday,Wed 8:00-12:00, 13.00-16.30 | Mon,Wed 08:00-12:00, 13:00-16:30",
                "Sat-Sun 22:00-02:00 | Sat-Sun 22:00-02:00",
                "Sun-Mon 09:00–24:00 | Mon,Sun 09:00-24:00",
                "Mon-Fri 08:00-16:00; 2026-12-24 closed; 2026-12-31 9-12 | Mon-Fri 08:00-16:00; 2026-12-24 closed; 2026-12-31 09:00-12:00",
                "always | always",
                "Mon-Sun closed | Mon-Sun closed",
            })
    void readsWhatPeopleWriteAndWritesItPlainly(String written, String plain) {
        Hours hours = HoursText.parse(written);

        assertThat(HoursText.of(hours)).isEqualTo(plain);
        assertThat(HoursText.of(HoursText.parse(plain))).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon-Fri | lacks its hours",
                "Xyz 08:00-16:00 | is no day",
                "Mon 08:00 | are no hours",
                "Mon 08:00-25:00 | is no time",
                "2026-02-30 closed | is no date",
                "2026-12-24 closed; 2026-12-24 closed | two exceptions",
            })
    void saysWhatIsWrong(String written, String words) {
        assertThatThrownBy(() -> HoursText.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void readsNothingAsClosed() {
        assertThat(HoursText.of(HoursText.parse(""))).isEqualTo("Mon-Sun closed");
    }
}
