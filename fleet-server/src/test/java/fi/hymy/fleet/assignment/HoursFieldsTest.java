package fi.hymy.fleet.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.schedule.HoursText;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HoursFieldsTest {
    @Test
    void nothingFilledInIsAllDay() {
        assertThat(HoursFields.of(Map.of()).text()).isEmpty();
        assertThat(HoursFields.of("").parts()).isEmpty();
    }

    @Test
    void writesWhatSomebodyTicked() {
        HoursFields fields = HoursFields.of(Map.of(
                "d0.MONDAY",
                "on",
                "d0.TUESDAY",
                "on",
                "f0",
                "11:00",
                "t0",
                "13:00",
                "f1",
                "18:00",
                "x0",
                "2026-12-24",
                "x1",
                "2026-12-31",
                "xf1",
                "10:00",
                "xt1",
                "12:00"));

        assertThat(HoursText.parse(fields.text()))
                .isEqualTo(HoursText.parse(
                        "Mon,Tue 11:00-13:00; Mon-Sun 18:00-24:00; 2026-12-24 closed; 2026-12-31 10:00-12:00"));
    }

    @Test
    void aDayThatIsDifferentLeavesTheOthersWhole() {
        assertThat(HoursFields.of(Map.of("x0", "2026-12-24")).text())
                .isEqualTo("Mon-Sun 00:00-24:00; 2026-12-24 closed");
        assertThat(HoursFields.of(Map.of("onlyDates", "on", "x0", "2026-12-24", "xf0", "09:00"))
                        .text())
                .isEqualTo("Mon-Sun closed; 2026-12-24 09:00-24:00");
    }

    /// What programs wrote by the API can be looked at, saved, and is the same.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "always",
                "Mon-Fri 11:00-13:00",
                "Mon-Fri 08:00-11:00, 12:00-16:00; Sat 22:00-03:00",
                "Mon 00:00-24:00; 2026-12-24 closed; 2026-12-25 10:00-12:00, 14:00-15:00",
                "Mon-Sun 00:00-24:00; 2026-12-24 closed",
                "Mon-Sun closed; 2026-12-24 10:00-12:00"
            })
    void theFormGivesBackWhatItShows(String text) {
        HoursFields shown = HoursFields.of(text.equals("always") ? "" : text);
        Map<String, String> sent = new HashMap<>();
        if (shown.onlyDates()) {
            sent.put("onlyDates", "on");
        }
        for (int i = 0; i < shown.partRows(1).size(); i++) {
            HoursFields.Part part = shown.partRows(1).get(i);
            for (DayOfWeek day : part.days()) {
                sent.put("d" + i + "." + day.name(), "on");
            }
            sent.put("f" + i, part.from());
            sent.put("t" + i, part.to());
        }
        for (int i = 0; i < shown.dateRows(1).size(); i++) {
            HoursFields.Date date = shown.dateRows(1).get(i);
            sent.put("x" + i, date.date());
            sent.put("xf" + i, date.from());
            sent.put("xt" + i, date.to());
        }

        String read = HoursFields.of(sent).text();

        assertThat(HoursText.plain(read.isEmpty() ? HoursText.ALWAYS : read)).isEqualTo(HoursText.plain(text));
    }
}
