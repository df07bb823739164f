package fi.hymy.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WireCodecTest {
    @Test
    void givesBackABatchOfResponses() {
        var batch =
                Uplink.Responses.of(new OutboxId("outbox-1"), List.of(new Uplink.Row(7, SampleResponses.everyKind())));
        var envelope = new Envelope<Uplink>(MessageId.of(1, 2, 3), 4, new Stamp(5, 6, 7, TimeQuality.CONFIRMED), batch);

        assertThat(WireCodec.decodeUplink(WireCodec.encode(envelope))).isEqualTo(new Decoded.Readable<>(envelope));
    }

    @Test
    void givesBackASurvey() {
        var survey = SampleSurveys.everyKind();

        assertThat(SurveyCodec.read(SurveyCodec.encode(survey))).isEqualTo(new SurveyReading.Good(survey));
    }
}
