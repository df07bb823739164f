package fi.hymy.fleet.broker;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAck;
import fi.hymy.fleet.RunningServer;
import fi.hymy.fleet.enrolment.TestIdentity;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A kiosk's end of an MQTT connection, or somebody who would like to be one: says by name what the broker
/// answered.
public final class TestKiosk implements AutoCloseable {
    private static final long PATIENCE = 10;

    private final Mqtt5AsyncClient client;
    private final BlockingQueue<Mqtt5Publish> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> cut = new CompletableFuture<>();

    public TestKiosk(int port, String clientId, TestIdentity identity) {
        client = MqttClient.builder()
                .useMqttVersion5()
                .identifier(clientId)
                .serverHost("127.0.0.1")
                .serverPort(port)
                .addDisconnectedListener(context -> cut.complete(String.valueOf(context.getCause())))
                .sslConfig()
                .keyManagerFactory(identity.keyManagers())
                .trustManagerFactory(identity.trustManagers())
                .hostnameVerifier((host, session) -> true)
                .applySslConfig()
                .buildAsync();
        client.publishes(MqttGlobalPublishFilter.ALL, received::add);
    }

    /// Connects by its certificate alone, with a session that lasts, and subscribes to what the server says to it.
    public static TestKiosk linked(int port, String kiosk, TestIdentity identity) {
        TestKiosk linked = new TestKiosk(port, kiosk, identity);
        expect("SUCCESS", linked.connect());
        expect("GRANTED_QOS_1", linked.subscribe("hymy/v1/" + kiosk + "/dn/#"));
        return linked;
    }

    /// The same on a server, for a kiosk that is registered there.
    public static TestKiosk linked(RunningServer server, String kiosk) {
        int port = server.bean(Broker.class).port().orElseThrow();
        return linked(port, kiosk, TestIdentity.issued(server, kiosk));
    }

    private static void expect(String wanted, String answer) {
        if (!answer.equals(wanted)) {
            throw new AssertionError("wanted " + wanted + ", got " + answer);
        }
    }

    /// Connects by its certificate alone, and leaves a will.
    ///
    /// @return the reason code of the CONNACK, or why there was none
    public String connect(String willTopic, long willDelaySeconds, byte[] willPayload) {
        return answer(client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(3600)
                .keepAlive(30)
                .willPublish()
                .topic(willTopic)
                .payload(willPayload)
                .qos(MqttQos.AT_LEAST_ONCE)
                .delayInterval(willDelaySeconds)
                .applyWillPublish()
                .send()
                .thenApply(ack -> ack.getReasonCode().name()));
    }

    /// Connects by its certificate alone.
    ///
    /// @return the reason code of the CONNACK, or why there was none
    public String connect() {
        return answer(client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(3600)
                .keepAlive(30)
                .send()
                .thenApply(ack -> ack.getReasonCode().name()));
    }

    /// @return the reason code of the SUBACK
    public String subscribe(String filter) {
        return answer(client.subscribeWith()
                .topicFilter(filter)
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .thenApply(ack -> ack.getReasonCodes().getFirst().name()));
    }

    /// Publishes with QoS 1.
    ///
    /// @return the reason code of the PUBACK
    public String publish(String topic, byte[] payload) {
        return answer(publishing(topic, payload));
    }

    /// Publishes with QoS 1 and does not wait.
    public CompletableFuture<String> publishing(String topic, byte[] payload) {
        return client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload)
                .send()
                .thenApply(TestKiosk::acknowledged);
    }

    public void publishUnacknowledged(String topic, byte[] payload) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_MOST_ONCE)
                .payload(payload)
                .send()
                .join();
    }

    /// The next message from the server, or empty when none comes in time.
    public Optional<Mqtt5Publish> next(long seconds) throws InterruptedException {
        return Optional.ofNullable(received.poll(seconds, TimeUnit.SECONDS));
    }

    /// The next message from the server.
    public Mqtt5Publish next() throws InterruptedException {
        return next(PATIENCE).orElseThrow(() -> new AssertionError("nothing came"));
    }

    public boolean isConnected() {
        return client.getState().isConnected();
    }

    /// Completes with the reason when the connection ends.
    public CompletableFuture<String> cut() {
        return cut;
    }

    /// Leaves in order: no will.
    @Override
    public void close() {
        if (isConnected()) {
            client.disconnect().exceptionally(failure -> null).join();
        }
    }

    /// Drops the connection so that the will is due.
    public void leaveWithWill() {
        client.disconnectWith()
                .reasonCode(
                        com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode
                                .DISCONNECT_WITH_WILL_MESSAGE)
                .send()
                .join();
    }

    private static String acknowledged(Mqtt5PublishResult result) {
        return result instanceof Mqtt5PublishResult.Mqtt5Qos1Result qos1
                ? qos1.getPubAck().getReasonCode().name()
                : "NOT_ACKNOWLEDGED";
    }

    private static String answer(CompletableFuture<String> answer) {
        try {
            return answer.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            return name(e.getCause());
        }
    }

    private static String name(Throwable failure) {
        return switch (failure) {
            case Mqtt5ConnAckException refused ->
                refused.getMqttMessage().getReasonCode().name();
            case Mqtt5PubAckException refused -> {
                Mqtt5PubAck ack = refused.getMqttMessage();
                yield ack.getReasonCode().name();
            }
            case Mqtt5SubAckException refused ->
                refused.getMqttMessage().getReasonCodes().getFirst().name();
            default -> failure.toString();
        };
    }
}
