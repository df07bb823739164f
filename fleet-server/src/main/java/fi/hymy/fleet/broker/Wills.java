package fi.hymy.fleet.broker;

import com.hivemq.extension.sdk.api.client.parameter.ConnectionAttributeStore;
import com.hivemq.extension.sdk.api.events.client.ClientLifecycleEventListener;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationSuccessfulInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ClientInitiatedDisconnectInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ConnectionStartInput;
import com.hivemq.extension.sdk.api.events.client.parameters.DisconnectEventInput;
import com.hivemq.extension.sdk.api.packets.connect.WillPublishPacket;
import com.hivemq.extension.sdk.api.packets.general.DisconnectedReasonCode;
import fi.hymy.protocol.topic.Topic;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands in the wills of kiosks whose connection was lost, for the broker does not lead them past the interceptor.
///
/// A will that is due after its kiosk came back is handed in all the same: it names its session, and presence knows
/// which is the newest.
final class Wills implements ClientLifecycleEventListener {
    private static final Logger LOG = LoggerFactory.getLogger(Wills.class);
    private static final String TOPIC = "will-topic";
    private static final String PAYLOAD = "will-payload";
    private static final String DELAY = "will-delay";
    private static final long MAX_DELAY_SECONDS = 600;

    private final Inbound inbound;
    private final ScheduledExecutorService delays;

    Wills(Inbound inbound, ScheduledExecutorService delays) {
        this.inbound = inbound;
        this.delays = delays;
    }

    @Override
    public void onMqttConnectionStart(ConnectionStartInput input) {
        Optional<WillPublishPacket> will = input.getConnectPacket().getWillPublish();
        if (will.isPresent()) {
            ConnectionAttributeStore store = input.getConnectionInformation().getConnectionAttributeStore();
            store.putAsString(TOPIC, will.get().getTopic());
            store.put(PAYLOAD, will.get().getPayload().orElse(ByteBuffer.allocate(0)));
            store.putAsString(DELAY, Long.toString(will.get().getWillDelay()));
        }
    }

    @Override
    public void onAuthenticationSuccessful(AuthenticationSuccessfulInput input) {
        input.getConnectionInformation().getConnectionAttributeStore().putAsString("known", "yes");
    }

    @Override
    public void onClientInitiatedDisconnect(ClientInitiatedDisconnectInput input) {
        DisconnectedReasonCode reason = input.getReasonCode().orElse(DisconnectedReasonCode.NORMAL_DISCONNECTION);
        if (reason != DisconnectedReasonCode.NORMAL_DISCONNECTION) {
            onDisconnect(input);
        }
    }

    /// Every other end of a connection.
    @Override
    public void onDisconnect(DisconnectEventInput input) {
        ConnectionAttributeStore store = input.getConnectionInformation().getConnectionAttributeStore();
        String client = input.getClientInformation().getClientId();
        Optional<Topic> topic =
                store.getAsString(TOPIC).flatMap(Topic::parse).filter(own -> TopicRules.mayPublish(client, own));
        if (topic.isEmpty() || store.getAsString("known").isEmpty()) {
            return;
        }
        byte[] payload = store.get(PAYLOAD).map(Wills::bytes).orElse(new byte[0]);
        long delay = Math.min(store.getAsString(DELAY).map(Long::valueOf).orElse(0L), MAX_DELAY_SECONDS);
        ScheduledFuture<?> _ = delays.schedule(() -> handIn(topic.get(), payload), delay, TimeUnit.SECONDS);
    }

    private void handIn(Topic topic, byte[] payload) {
        inbound.accept(topic, payload).whenComplete((verdict, failure) -> {
            if (verdict != Verdict.OK) {
                LOG.warn("the will of kiosk {} was not taken: {}", topic.kiosk(), verdict, failure);
            }
        });
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
