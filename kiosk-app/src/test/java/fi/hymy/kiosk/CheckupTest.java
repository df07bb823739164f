package fi.hymy.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Note;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CheckupTest {
    @Test
    void saysHowEachPartWasFound() {
        var condition = new Condition(
                Map.of(
                        Measure.PICTURE_FRESH_FLAG, 1L,
                        Measure.POINTERS_COUNT, 1L,
                        Measure.DISK_FREE_BYTES, 3L << 30,
                        Measure.CANARY_MILLIS, 4L,
                        Measure.OUTBOX_UNSENT_COUNT, 2L,
                        Measure.OUTBOX_OLDEST_SECONDS, 61L),
                Map.of(Note.LINK, "connected", Note.NETWORK, "eth0 192.0.2.7", Note.TIME, "confirmed"),
                List.of());

        assertThat(Checkup.inWords(condition))
                .isEqualTo("Screen: it shows what was drawn. Input: a touch screen or pointer is there. "
                        + "Network: link connected, eth0 192.0.2.7. Clock: confirmed by network time. "
                        + "Disk: 3.0 GiB free, 4 KiB written and read back in 4 ms. "
                        + "Queue: 2 to be sent, the oldest for 61 s.");
    }

    @Test
    void saysWhatItCouldNotFindOut() {
        assertThat(Checkup.inWords(new Condition(Map.of(), Map.of(), List.of())))
                .contains("Screen: it could not be looked at.", "Queue: the outbox does not answer.", "not known")
                .contains("Clock: nobody has confirmed it.");
    }
}
