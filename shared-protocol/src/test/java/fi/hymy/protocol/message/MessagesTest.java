package fi.hymy.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fi.hymy.protocol.SampleMessages;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import fi.hymy.protocol.message.Uplink.Responses;
import fi.hymy.protocol.message.Uplink.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MessagesTest {
    private static final OutboxId OUTBOX = new OutboxId("outbox-1");

    @Test
    void takesOneToTwoHundredRowsInAscendingOrder() {
        assertThat(Responses.of(OUTBOX, rows(200)).rows()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> Responses.of(OUTBOX, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Responses.of(OUTBOX, rows(201)));
        assertThatIllegalArgumentException().isThrownBy(() -> Responses.of(OUTBOX, rows(3).reversed()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Row(0, SampleResponses.smileyWhy()));
    }

    @Test
    void takesOutboxFactsThatFitTogether() {
        assertThat(new OutboxFacts(OUTBOX, 0, 1, 0, 0)).isNotNull();
        assertThat(new OutboxFacts(OUTBOX, 9, 10, 0, 0)).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new OutboxFacts(OUTBOX, 9, 11, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new OutboxFacts(OUTBOX, 9, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new OutboxFacts(OUTBOX, -1, 1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new OutboxFacts(OUTBOX, 9, 1, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new OutboxFacts(OUTBOX, 9, 1, 0, -1));
    }

    @Test
    void asksAgainForARangeThatCanBe() {
        assertThat(new Downlink.Resend(OUTBOX, 1, 1)).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new Downlink.Resend(OUTBOX, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Downlink.Resend(OUTBOX, 2, 1));
    }

    @Test
    void cutsReasonsInsteadOfRefusingThem() {
        assertThat(new Receipt.Rejected("x".repeat(1_000)).reason()).hasSize(Receipt.MAX_REASON);
        assertThat(new Receipt.Deferred("disk\u0000full").reason()).isEqualTo("disk full");
        assertThat(new ReportedState.Problem(ReportedState.Reason.DISK, "ä".repeat(1_000)).detail())
                .hasSize(ReportedState.Problem.MAX_DETAIL / 2);
        assertThat(new Uplink.Birth(1, "v".repeat(100), new OutboxFacts(OUTBOX, 0, 1, 0, 0)).appVersion())
                .hasSize(Uplink.Birth.MAX_APP_VERSION);
    }

    @Test
    void countsEnvelopesFromZero() {
        var envelope = SampleMessages.enveloped(new Uplink.Gone(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Envelope<>(envelope.id(), -1, envelope.sentAt(), envelope.message()));
    }

    private static List<Row> rows(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Row(i, SampleResponses.nps(i, 9)))
                .toList();
    }

    @Test
    void aBoxIsSetUpInPercentOrNotAtAll() {
        assertThat(new ReportedState.SetUp(null, null, false, false, true).brightness())
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new ReportedState.SetUp(101, null, false, false, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReportedState.SetUp(null, -1, false, false, true));
    }
}
