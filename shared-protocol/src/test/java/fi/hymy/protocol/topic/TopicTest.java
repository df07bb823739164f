package fi.hymy.protocol.topic;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.topic.Topic.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TopicTest {
    private static final KioskId KIOSK = new KioskId("lobby-01");

    @ParameterizedTest
    @EnumSource
    void readsWhatItWrites(Channel channel) {
        var topic = new Topic(KIOSK, channel);

        assertThat(Topic.parse(topic.name())).contains(topic);
        assertThat(topic.name()).matches("hymy/v1/lobby-01/(up|dn)/[a-z]+");
        assertThat(topic.name().contains("/up/")).isEqualTo(channel.isUplink());
    }

    @Test
    void readsTheLongestName() {
        var topic = new Topic(new KioskId("k".repeat(64)), Channel.RESPONSES);

        assertThat(Topic.parse(topic.name())).contains(topic);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hymy/v1/",
                "hymy/v1/lobby-01",
                "hymy/v1/lobby-01/",
                "hymy/v1/lobby-01/up",
                "hymy/v1/lobby-01/up/",
                "hymy/v1/lobby-01/up/responses/",
                "hymy/v1/lobby-01/up/responses/more",
                "hymy/v1/lobby-01/up/unknown",
                "hymy/v1/lobby-01/UP/responses",
                "hymy/v1/lobby-01//responses",
                "hymy/v1//up/responses",
                "hymy/v1/short/up/responses",
                "hymy/v1/+/up/responses",
                "hymy/v1/lobby-01/up/#",
                "hymy/v1/lobby+01/up/responses",
                "hymy/v1/lobby#01/up/responses",
                "hymy/v1/löbby-01/up/responses",
                "hymy/v1/lobby-01\u0000/up/responses",
                "hymy/v2/lobby-01/up/responses",
                "Hymy/v1/lobby-01/up/responses",
                "/hymy/v1/lobby-01/up/responses",
                "$share/group/hymy/v1/lobby-01/up/responses",
                "$SYS/broker/clients"
            })
    void readsNothingIntoOtherNames(String name) {
        assertThat(Topic.parse(name)).isEmpty();
    }

    @Test
    void readsNothingIntoAHugeName() {
        assertThat(Topic.parse("hymy/v1/" + "k".repeat(65_000) + "/up/responses"))
                .isEmpty();
    }

    @Test
    void filtersOneKiosksDownlinksAndAllUplinks() {
        assertThat(Topic.downlinkFilter(KIOSK)).isEqualTo("hymy/v1/lobby-01/dn/#");
        assertThat(Topic.sharedUplinkFilter("fleet")).isEqualTo("$share/fleet/hymy/v1/+/up/#");
    }
}
