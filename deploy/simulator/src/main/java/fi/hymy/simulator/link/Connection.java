package fi.hymy.simulator.link;

import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.LinkSettings;
import fi.hymy.kiosk.link.Link.Qos;
import fi.hymy.kiosk.link.LinkListener;
import fi.hymy.kiosk.link.Published;
import fi.hymy.protocol.topic.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One attempt, and the connection that comes of it. Ends once, whatever happens; what the client reports afterwards is
/// nobody's business any more.
final class Connection {
    private static final long SESSION_EXPIRY_SECONDS = Duration.ofDays(7).toSeconds();
    private static final long WILL_DELAY_SECONDS = 45;
    private static final int MAX_PACKET = 64 * 1024 + 1024;
    private static final int RECEIVE_MAXIMUM = 100;
    /// One network thread carries thousands of connections; all clients of the program share it.
    private static final MqttClientExecutorConfig EXECUTORS =
            MqttClientExecutorConfig.builder().nettyThreads(1).build();

    private final LinkSettings settings;
    private final EventLoop loop;
    private final Executor listening;
    private final long session;
    private final LinkListener listener;
    private final Map<Long, CompletableFuture<Published>> unanswered = new ConcurrentHashMap<>();
    private final AtomicLong published = new AtomicLong();
    private final Mqtt5AsyncClient client;
    // Of the loop.
    private @Nullable Watcher watcher;
    private EventLoop.@Nullable Pending deadline;
    private boolean subscribed;
    private volatile boolean ended;

    /// @param tls null for a broker that speaks none
    Connection(
            LinkSettings settings,
            @Nullable LinkTls tls,
            EventLoop loop,
            Executor listening,
            long session,
            LinkListener listener) {
        this.settings = settings;
        this.loop = loop;
        this.listening = listening;
        this.session = session;
        this.listener = listener;
        this.client = Mqtt5Client.builder()
                .identifier(settings.kiosk().value())
                .transportConfig()
                .sslConfig(tls == null ? null : tls.config())
                .serverHost(settings.host())
                .serverPort(settings.port())
                .socketConnectTimeout(settings.deadlines().network().toMillis(), TimeUnit.MILLISECONDS)
                .mqttConnectTimeout(settings.deadlines().greeting().toMillis(), TimeUnit.MILLISECONDS)
                .applyTransportConfig()
                .executorConfig(EXECUTORS)
                .addDisconnectedListener(context -> ended(context.getCause()))
                .buildAsync();
    }

    /// Told on the loop.
    interface Watcher {
        void subscribed();

        void ended(End end, boolean wasSubscribed);
    }

    /// What the broker shall think of the end.
    enum Farewell {
        IN_ORDER,
        WITH_LAST_WORDS
    }

    long session() {
        return session;
    }

    void open(Watcher watcher) {
        this.watcher = watcher;
        client.publishes(MqttGlobalPublishFilter.ALL, this::received, true);
        within(settings.deadlines().network().plus(settings.deadlines().greeting()), "the broker did not greet");
        var _ = client.connect(greeting(listener.lastWords(session)))
                .whenComplete((ack, failure) -> loop.execute(() -> greeted(ack, failure)));
    }

    private Mqtt5Connect greeting(byte[] lastWords) {
        return Mqtt5Connect.builder()
                .cleanStart(false)
                .sessionExpiryInterval(SESSION_EXPIRY_SECONDS)
                .keepAlive(Math.toIntExact(settings.keepAlive().toSeconds()))
                .restrictions()
                .receiveMaximum(RECEIVE_MAXIMUM)
                .maximumPacketSize(MAX_PACKET)
                .topicAliasMaximum(0)
                .sendTopicAliasMaximum(0)
                .applyRestrictions()
                .willPublish()
                .topic(new Topic(settings.kiosk(), Topic.Channel.PRESENCE).name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(lastWords)
                .delayInterval(WILL_DELAY_SECONDS)
                .applyWillPublish()
                .build();
    }

    private void greeted(@Nullable Mqtt5ConnAck ack, @Nullable Throwable failure) {
        if (ended) {
            return;
        }
        if (ack == null) {
            end(End.of(failure == null ? new IllegalStateException("no greeting") : failure), Farewell.WITH_LAST_WORDS);
            return;
        }
        within(settings.deadlines().subscription(), "the broker did not answer the subscription");
        var _ = client.subscribeWith()
                .topicFilter(Topic.downlinkFilter(settings.kiosk()))
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .whenComplete((_, refused) -> loop.execute(() -> subscribed(refused)));
    }

    private void subscribed(@Nullable Throwable refused) {
        if (ended) {
            return;
        }
        if (refused != null) {
            end(End.because("no subscription: " + refused), Farewell.WITH_LAST_WORDS);
            return;
        }
        subscribed = true;
        within(settings.deadlines().firstReply(), "the server did not answer");
        if (watcher != null) {
            watcher.subscribed();
        }
        listening.execute(() -> listener.connected(session));
    }

    /// On a thread of the client: only hands off.
    private void received(Mqtt5Publish publish) {
        loop.execute(() -> {
            if (ended) {
                return;
            }
            if (subscribed) {
                noDeadline();
            }
            Topic.parse(publish.getTopic().toString())
                    .filter(topic -> topic.kiosk().equals(settings.kiosk()))
                    .ifPresentOrElse(topic -> listening.execute(() -> deliver(topic, publish)), publish::acknowledge);
        });
    }

    /// The client acknowledges in the order of arrival, as MQTT wants it, so that one message that failed would hold up
    /// all that follow: the connection is ended, and the broker sends it again on the next one.
    private void deliver(Topic topic, Mqtt5Publish publish) {
        listener.received(topic, publish.getPayloadAsBytes())
                .whenComplete((_, failure) -> loop.execute(() -> {
                    if (failure != null) {
                        end(End.because("a message could not be dealt with: " + failure), Farewell.WITH_LAST_WORDS);
                    } else if (!ended) {
                        publish.acknowledge();
                    }
                }));
    }

    CompletionStage<Published> publish(Topic topic, byte[] payload, Qos qos) {
        var outcome = new CompletableFuture<Published>();
        long number = published.incrementAndGet();
        unanswered.put(number, outcome);
        var _ = client.publishWith()
                .topic(topic.name())
                .payload(payload)
                .qos(qos == Qos.AT_LEAST_ONCE ? MqttQos.AT_LEAST_ONCE : MqttQos.AT_MOST_ONCE)
                .send()
                .whenComplete((result, failure) -> complete(number, outcome(result, failure)));
        if (ended) {
            complete(number, new Published.Lost("the connection ended"));
        }
        return outcome;
    }

    CompletionStage<Published> sayGoodbye() {
        return subscribed
                ? publish(
                        new Topic(settings.kiosk(), Topic.Channel.PRESENCE),
                        listener.lastWords(session),
                        Qos.AT_LEAST_ONCE)
                : CompletableFuture.completedFuture(new Published.Lost("there is no connection"));
    }

    private void complete(long number, Published published) {
        CompletableFuture<Published> outcome = unanswered.remove(number);
        if (outcome != null) {
            outcome.complete(published);
        }
    }

    private static Published outcome(@Nullable Mqtt5PublishResult result, @Nullable Throwable failure) {
        Throwable error =
                failure != null || result == null ? failure : result.getError().orElse(null);
        return switch (error) {
            case null -> new Published.Acked();
            case Mqtt5PubAckException refused ->
                new Published.Refused(refused.getMqttMessage().getReasonCode().getCode());
            default -> new Published.Lost(error.toString());
        };
    }

    /// On a thread of the client: only hands off.
    private void ended(Throwable cause) {
        loop.execute(() -> end(End.of(cause), null));
    }

    /// On the loop.
    ///
    /// @param farewell null when the connection is gone already
    void end(End end, @Nullable Farewell farewell) {
        if (ended) {
            return;
        }
        ended = true;
        noDeadline();
        if (farewell != null && client.getState().isConnectedOrReconnect()) {
            client.disconnectWith()
                    .reasonCode(
                            farewell == Farewell.IN_ORDER
                                    ? Mqtt5DisconnectReasonCode.NORMAL_DISCONNECTION
                                    : Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
                    .send();
        }
        unanswered.keySet().forEach(number -> complete(number, new Published.Lost(end.reason())));
        if (watcher != null) {
            watcher.ended(end, subscribed);
        }
        if (subscribed) {
            listening.execute(() -> listener.disconnected(end.reason()));
        }
    }

    private void within(Duration patience, String otherwise) {
        noDeadline();
        deadline = loop.after(patience, () -> end(End.because(otherwise), Farewell.WITH_LAST_WORDS));
    }

    private void noDeadline() {
        if (deadline != null) {
            deadline.cancel();
            deadline = null;
        }
    }
}
