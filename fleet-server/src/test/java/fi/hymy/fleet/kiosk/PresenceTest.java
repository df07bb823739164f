package fi.hymy.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PresenceTest {
    private static final Instant T1 = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant T2 = T1.plusSeconds(60);
    private static final OutboxFacts OUTBOX = new OutboxFacts(new OutboxId("outbox-1"), 0, 1, 0, 0);
    private static final OutboxFacts OTHER_OUTBOX = new OutboxFacts(new OutboxId("outbox-2"), 0, 1, 0, 0);
    private static final Presence UNKNOWN = Presence.unknown(new KioskId("kiosk-one"));

    @Test
    void isLinkedFromTheBirthToTheWill() {
        Presence born = UNKNOWN.born(5, "1.0", OUTBOX, T1);
        Presence gone = born.gone(5, T2);

        assertThat(born.linked()).isTrue();
        assertThat(gone.linked()).isFalse();
        assertThat(gone.linkChangedAt()).contains(T2);
        assertThat(gone.heartbeatAt()).contains(T1);
    }

    @Test
    void staysLinkedWhenTheWillOfAnOlderSessionComesLate() {
        Presence again = UNKNOWN.born(5, "1.0", OUTBOX, T1).born(6, "1.0", OUTBOX, T1);

        assertThat(again.gone(5, T2)).isEqualTo(again);
    }

    @Test
    void staysGoneWhenTheBirthOfThatSessionComesAgain() {
        Presence gone = UNKNOWN.born(5, "1.0", OUTBOX, T1).gone(5, T1);

        assertThat(gone.born(5, "1.0", OUTBOX, T2).linked()).isFalse();
        assertThat(gone.born(4, "1.0", OUTBOX, T2)).isEqualTo(gone);
    }

    @Test
    void keepsTheMomentOfTheLinkWhenTheBirthIsRepeated() {
        Presence twice = UNKNOWN.born(5, "1.0", OUTBOX, T1).born(5, "1.0", OUTBOX, T2);

        assertThat(twice.linkChangedAt()).contains(T1);
        assertThat(twice.heartbeatAt()).contains(T2);
    }

    @Test
    void believesAHeartbeatWhoseBirthWasMissed() {
        Presence alive = UNKNOWN.born(5, "1.0", OUTBOX, T1).gone(5, T1).alive(6, OUTBOX, T2);

        assertThat(alive.linked()).isTrue();
        assertThat(alive.session()).isEqualTo(6);
    }

    @Test
    void doesNotTakeAHeartbeatOfAnEndedSessionForALink() {
        Presence gone = UNKNOWN.born(5, "1.0", OUTBOX, T1).gone(5, T1);

        assertThat(gone.alive(5, OUTBOX, T2).linked()).isFalse();
        assertThat(gone.alive(4, OUTBOX, T2)).isEqualTo(gone);
    }

    @Test
    void followsAKioskWithANewCard() {
        Presence anew = UNKNOWN.born(900, "1.0", OUTBOX, T1).born(3, "1.0", OTHER_OUTBOX, T2);

        assertThat(anew.session()).isEqualTo(3);
        assertThat(anew.linked()).isTrue();
    }

    @Test
    void answersChangeNothingAboutTheLink() {
        Presence answered = UNKNOWN.born(5, "1.0", OUTBOX, T1).gone(5, T1).answered(T2);

        assertThat(answered.linked()).isFalse();
        assertThat(answered.lastResponseAt()).contains(T2);
    }
}
