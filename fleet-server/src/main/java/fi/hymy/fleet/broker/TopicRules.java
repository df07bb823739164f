package fi.hymy.fleet.broker;

import com.hivemq.extension.sdk.api.auth.PublishAuthorizer;
import com.hivemq.extension.sdk.api.auth.SubscriptionAuthorizer;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerOutput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerOutput;
import com.hivemq.extension.sdk.api.packets.publish.AckReasonCode;
import com.hivemq.extension.sdk.api.packets.subscribe.SubackReasonCode;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.topic.Topic;

/// A kiosk publishes to its own uplink topics, its will included, and subscribes to its own downlink: nothing else.
final class TopicRules implements PublishAuthorizer, SubscriptionAuthorizer {
    @Override
    public void authorizePublish(PublishAuthorizerInput input, PublishAuthorizerOutput output) {
        String client = input.getClientInformation().getClientId();
        if (Topic.parse(input.getPublishPacket().getTopic())
                .filter(topic -> mayPublish(client, topic))
                .isPresent()) {
            output.authorizeSuccessfully();
        } else {
            output.failAuthorization(AckReasonCode.NOT_AUTHORIZED, "not a topic of this kiosk");
        }
    }

    @Override
    public void authorizeSubscribe(SubscriptionAuthorizerInput input, SubscriptionAuthorizerOutput output) {
        String filter = input.getSubscription().getTopicFilter();
        if (maySubscribe(input.getClientInformation().getClientId(), filter)) {
            output.authorizeSuccessfully();
        } else {
            output.failAuthorization(SubackReasonCode.NOT_AUTHORIZED, "not a topic of this kiosk");
        }
    }

    static boolean mayPublish(String client, Topic topic) {
        return topic.kiosk().value().equals(client) && topic.channel().isUplink();
    }

    /// @param client a kiosk's id: an authenticated client has no other
    static boolean maySubscribe(String client, String filter) {
        return filter.equals(Topic.downlinkFilter(new KioskId(client)));
    }
}
