package fi.hymy.fleet.broker;

import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.interceptor.publish.PublishInboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundInput;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundOutput;
import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.packets.publish.AckReasonCode;
import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import fi.hymy.protocol.topic.Topic;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes every message out of the broker as it arrives, and holds its acknowledgement until it is dealt with:
/// nothing is queued in between, so a busy database slows the kiosks down and loses nothing.
final class InboundInterceptor implements PublishInboundInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(InboundInterceptor.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Inbound inbound;

    InboundInterceptor(Inbound inbound) {
        this.inbound = inbound;
    }

    @Override
    public void onInboundPublish(PublishInboundInput input, PublishInboundOutput output) {
        PublishPacket publish = input.getPublishPacket();
        Optional<Topic> topic = Topic.parse(publish.getTopic());
        if (topic.isEmpty()
                || !TopicRules.mayPublish(input.getClientInformation().getClientId(), topic.get())) {
            output.preventPublishDelivery(AckReasonCode.NOT_AUTHORIZED);
            return;
        }
        CompletionStage<Verdict> verdict = accept(topic.get(), publish);
        if (publish.getQos() == Qos.AT_MOST_ONCE) {
            output.preventPublishDelivery();
            return;
        }
        hold(verdict, output);
    }

    private CompletionStage<Verdict> accept(Topic topic, PublishPacket publish) {
        byte[] payload = publish.getPayload().map(InboundInterceptor::bytes).orElse(new byte[0]);
        try {
            return inbound.accept(topic, payload);
        } catch (RuntimeException e) {
            // Out of here, it would be as if the message had been taken.
            return CompletableFuture.failedStage(e);
        }
    }

    /// With three arguments: with two, a message that timed out would be acknowledged as if all were well.
    private static void hold(CompletionStage<Verdict> verdict, PublishInboundOutput output) {
        var async = output.async(PATIENCE, TimeoutFallback.FAILURE, AckReasonCode.UNSPECIFIED_ERROR);
        verdict.whenComplete((given, failure) -> {
            output.preventPublishDelivery(code(given, failure));
            async.resume();
        });
    }

    private static AckReasonCode code(@Nullable Verdict verdict, @Nullable Throwable failure) {
        if (verdict == null) {
            LOG.warn("a message could not be taken", failure);
            return AckReasonCode.UNSPECIFIED_ERROR;
        }
        return switch (verdict) {
            case OK -> AckReasonCode.SUCCESS;
            case BUSY -> AckReasonCode.QUOTA_EXCEEDED;
            case FAILED -> AckReasonCode.UNSPECIFIED_ERROR;
        };
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
