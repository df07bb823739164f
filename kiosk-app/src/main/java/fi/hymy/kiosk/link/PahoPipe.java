package fi.hymy.kiosk.link;

import fi.hymy.kiosk.config.LinkSettings;
import fi.hymy.protocol.topic.Topic;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection through Paho, from the first packet to the last. Made anew for every attempt, so that nothing of a
/// broken one lives on. Paho's callbacks hand on and return.
final class PahoPipe {
    private static final Logger LOG = LoggerFactory.getLogger(PahoPipe.class);
    private static final int FIRST_ERROR = 0x80;
    private static final long SESSION_EXPIRY_SECONDS = TimeUnit.DAYS.toSeconds(7);
    private static final long WILL_DELAY_SECONDS = 45;
    private static final int RECEIVE_MAXIMUM = 100;
    private static final int MAX_PACKET = 68 * 1024;
    private static final int DEFAULT_RECEIVE_MAXIMUM = 65_535;
    private static final long QUIESCE_MILLIS = 200;
    private static final long LEAVE_MILLIS = 1_000;

    private final LinkSettings settings;
    private final Events events;
    private final GuardedSocket socket;
    private final MqttAsyncClient client;

    /// What happens on a connection; told from threads of Paho, which must not be held up.
    interface Events {
        void networkStands();

        /// @param receiveMaximum how many unacknowledged messages the broker takes
        void greeted(int receiveMaximum);

        void subscribed();

        void arrived(String topic, byte[] payload, int messageId, int qos);

        /// May be told more than once.
        void ended(LinkEnd end);
    }

    /// @param millis the clock by which silence is measured
    /// @param tls null for none
    PahoPipe(LinkSettings settings, @Nullable Supplier<SSLSocketFactory> tls, Events events, LongSupplier millis)
            throws MqttException {
        this.settings = settings;
        this.events = events;
        this.socket = new GuardedSocket(tls, events::networkStands, millis, MAX_PACKET);
        this.client = new MqttAsyncClient(
                "tcp://%s:%d".formatted(bracketed(settings.host()), settings.port()),
                settings.kiosk().value(),
                new MemoryPersistence());
        client.setManualAcks(true);
        client.setCallback(new PahoCallback(events));
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? '[' + host + ']' : host;
    }

    void open(byte[] lastWords) throws MqttException {
        client.connect(
                options(lastWords),
                null,
                outcome(token -> events.greeted(receiveMaximum(token)), failure -> events.ended(refusal(failure))));
    }

    private MqttConnectionOptions options(byte[] lastWords) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(false);
        options.setSessionExpiryInterval(SESSION_EXPIRY_SECONDS);
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setMaximumPacketSize((long) MAX_PACKET);
        options.setUseSubscriptionIdentifiers(false);
        options.setKeepAliveInterval(Math.toIntExact(settings.keepAlive().toSeconds()));
        options.setConnectionTimeout(
                Math.toIntExact(Math.max(1, settings.deadlines().network().toSeconds())));
        options.setSocketFactory(socket.asFactory());
        MqttProperties will = new MqttProperties();
        will.setWillDelayInterval(WILL_DELAY_SECONDS);
        options.setWillMessageProperties(will);
        options.setWill(
                new Topic(settings.kiosk(), Topic.Channel.PRESENCE).name(), new MqttMessage(lastWords, 1, false, null));
        return options;
    }

    void subscribe() throws MqttException {
        MqttSubscription[] all = {new MqttSubscription(Topic.downlinkFilter(settings.kiosk()), 1)};
        client.subscribe(
                all,
                null,
                outcome(
                        token -> errorIn(token)
                                .ifPresentOrElse(
                                        code -> events.ended(LinkEnd.saidByBroker("subscription refused", code)),
                                        events::subscribed),
                        failure -> events.ended(LinkEnd.because("subscription failed: " + failure))),
                new MqttProperties());
    }

    /// @param done told what became of it, on a thread of Paho; perhaps never when the connection ends
    void publish(InFlight.Outgoing message, Consumer<Published> done) {
        MqttMessage paho = new MqttMessage(message.payload, message.qos, false, new MqttProperties());
        try {
            client.publish(
                    message.topic,
                    paho,
                    null,
                    outcome(token -> done.accept(verdict(token)), failure -> done.accept(lost(failure))));
        } catch (MqttException e) {
            done.accept(lost(e));
        }
    }

    private static Published verdict(IMqttToken token) {
        // Paho calls a refusal a success.
        return errorIn(token).<Published>map(Published.Refused::new).orElseGet(Published.Acked::new);
    }

    private static Published lost(Throwable failure) {
        return new Published.Lost(failure.toString());
    }

    /// Tells the broker that it need not send this message again.
    void acknowledge(int messageId, int qos) {
        try {
            client.messageArrivedComplete(messageId, qos);
        } catch (MqttException | RuntimeException e) {
            LOG.debug("not acknowledged, it will come again: {}", e.toString());
        }
    }

    /// When the last byte came, by the clock of the constructor.
    long lastInbound() {
        return socket.lastInbound();
    }

    /// Says goodbye, waiting a second at most, and discards.
    void leave() {
        try {
            client.disconnect(QUIESCE_MILLIS).waitForCompletion(LEAVE_MILLIS);
        } catch (MqttException e) {
            LOG.debug("left without a goodbye: {}", e.toString());
        }
        discard();
    }

    /// Cuts the connection and lets go of Paho's threads. Returns at once; what may hang does so on a thread of its
    /// own.
    void discard() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("the socket did not close: {}", e.toString());
        }
        Thread.ofVirtual().name("link-disposal").start(this::dispose);
    }

    private void dispose() {
        try {
            // Paho must not be shut down while it is still starting its threads.
            boolean started = socket.greeted().await(PacketGate.HOLD_SECONDS, TimeUnit.SECONDS);
            LOG.trace("disposing, greeting was sent: {}", started);
            client.disconnectForcibly(0, 1, false);
            client.close();
        } catch (MqttException | RuntimeException e) {
            LOG.debug("disposed with {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int receiveMaximum(IMqttToken token) {
        MqttProperties properties = token.getResponseProperties();
        Integer given = properties == null ? null : properties.getReceiveMaximum();
        return given == null ? DEFAULT_RECEIVE_MAXIMUM : Math.max(1, given);
    }

    private static LinkEnd refusal(Throwable failure) {
        if (failure instanceof MqttException e && e.getReasonCode() >= FIRST_ERROR && e.getReasonCode() <= 0xFF) {
            return LinkEnd.saidByBroker("connection refused", e.getReasonCode());
        }
        return LinkEnd.failed("no connection: ", failure);
    }

    private static Optional<Integer> errorIn(IMqttToken token) {
        int[] codes = token.getReasonCodes();
        return codes == null
                ? Optional.empty()
                : Arrays.stream(codes)
                        .filter(code -> code >= FIRST_ERROR)
                        .boxed()
                        .findFirst();
    }

    private static MqttActionListener outcome(Consumer<IMqttToken> success, Consumer<Throwable> failure) {
        return new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
                success.accept(token);
            }

            @Override
            public void onFailure(IMqttToken token, Throwable exception) {
                failure.accept(exception);
            }
        };
    }
}
