package fi.hymy.fleet.broker;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.topic.Topic;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Any MQTT 5 broker, reached as a client that shares the kiosks' messages with the other servers of its group.
///
/// A message is acknowledged once it is dealt with. The broker is told nothing else than that, so one that could
/// not be taken is tried again here, and given up after a while: the kiosk, which got no receipt, sends it again.
final class ExternalBroker implements Broker {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalBroker.class);
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final long SESSION_EXPIRY_SECONDS = 3600;

    /// Messages under way at once: more stay in the broker.
    private static final int UNDER_WAY = 1000;

    private static final int MAX_PACKET = 100 * 1024;
    private static final int TRIES = 5;
    private static final long FIRST_CONNECT_SECONDS = 10;
    private static final int MAX_PAUSE_MILLIS = 15_000;

    private final BrokerSettings.External settings;
    private final String clientId;
    private final TlsFiles tls;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("broker-link").daemon().factory());
    private final CountDownLatch firstConnect = new CountDownLatch(1);

    private volatile @Nullable Mqtt5AsyncClient client;
    private volatile @Nullable Inbound inbound;
    private volatile boolean ending;
    private int failures;

    /// @param clientId the same for this server over its restarts, and no other's
    /// @param tls for a broker that is reached by mqtts
    ExternalBroker(BrokerSettings.External settings, String clientId, TlsFiles tls) {
        this.tls = tls;
        this.settings = settings;
        this.clientId = clientId;
    }

    /// Kiosks are checked by the broker itself. When it cannot be reached now, it is tried on and on.
    @Override
    public void start(KioskAuthenticator authenticator, Inbound inbound) {
        this.inbound = inbound;
        thread.execute(this::connect);
        try {
            if (!firstConnect.await(FIRST_CONNECT_SECONDS, TimeUnit.SECONDS)) {
                LOG.error("the broker {} cannot be reached yet; it is tried again and again", settings.url());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        ending = true;
        thread.shutdownNow();
        Mqtt5AsyncClient last = client;
        if (last != null && last.getState().isConnected()) {
            last.disconnect()
                    .exceptionally(failure -> null)
                    .orTimeout(5, TimeUnit.SECONDS)
                    .join();
        }
    }

    @Override
    public CompletionStage<Void> publish(Topic topic, byte[] payload, Optional<Duration> expiry) {
        Mqtt5AsyncClient now = client;
        if (now == null || !now.getState().isConnected()) {
            return CompletableFuture.failedStage(new IllegalStateException("the broker is not connected"));
        }
        var lasting = Mqtt5Publish.builder()
                .topic(topic.name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload);
        var publish = expiry.isEmpty()
                ? lasting
                : lasting.messageExpiryInterval(expiry.get().toSeconds());
        return now.publish(publish.build()).thenApply(result -> null);
    }

    /// The broker lets nobody else do that.
    @Override
    public CompletionStage<Void> disconnect(KioskId kiosk) {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public boolean isEmbedded() {
        return false;
    }

    @Override
    public Optional<Integer> port() {
        return Optional.empty();
    }

    /// A fresh client for each connection: one that connects again by itself forgets its credentials and, when the
    /// session is gone, its subscription.
    private void connect() {
        Mqtt5AsyncClient fresh = build();
        client = fresh;
        CompletableFuture<?> _ = fresh.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(SESSION_EXPIRY_SECONDS)
                .keepAlive(KEEP_ALIVE_SECONDS)
                .restrictions()
                .receiveMaximum(UNDER_WAY)
                .maximumPacketSize(MAX_PACKET)
                .applyRestrictions()
                .send()
                .thenCompose(connected -> subscribe(fresh))
                .whenCompleteAsync((subscribed, failure) -> connected(failure), thread);
    }

    private CompletionStage<Void> subscribe(Mqtt5AsyncClient fresh) {
        return fresh.subscribeWith()
                .topicFilter(Topic.sharedUplinkFilter(settings.group()))
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(message -> take(message, 1))
                .manualAcknowledgement(true)
                .send()
                .thenApply(subscribed -> null);
    }

    private void connected(@Nullable Throwable failure) {
        if (failure == null) {
            failures = 0;
            LOG.info("connected to the broker {}", settings.url());
            firstConnect.countDown();
        } else {
            LOG.warn("no connection to the broker {}: {}", settings.url(), failure.toString());
            Mqtt5AsyncClient half = client;
            if (half != null && half.getState().isConnected()) {
                CompletableFuture<Void> _ = half.disconnect();
            }
        }
    }

    private Mqtt5AsyncClient build() {
        URI url = Objects.requireNonNull(settings.url());
        boolean encrypted = "mqtts".equals(url.getScheme());
        Mqtt5ClientBuilder builder = Mqtt5Client.builder()
                .identifier(clientId)
                .serverHost(url.getHost())
                .serverPort(url.getPort() > 0 ? url.getPort() : encrypted ? 8883 : 1883)
                .addDisconnectedListener(lost -> connectLater());
        String user = settings.user();
        String password = settings.password();
        if (user != null && password != null) {
            builder = builder.simpleAuth()
                    .username(user)
                    .password(password.getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth();
        }
        return encrypted
                ? builder.sslConfig()
                        .keyManagerFactory(BrokerClientTls.keys(tls))
                        .trustManagerFactory(BrokerClientTls.trust(tls))
                        // Our authority signs for our servers alone, so that any name will do.
                        .hostnameVerifier((host, session) -> true)
                        .applySslConfig()
                        .buildAsync()
                : builder.buildAsync();
    }

    private void connectLater() {
        if (!ending) {
            failures = Math.min(failures + 1, 10);
            long most = Math.min(MAX_PAUSE_MILLIS, 250L << failures);
            ScheduledFuture<?> _ = thread.schedule(
                    this::connect, ThreadLocalRandom.current().nextLong(100, most + 101), TimeUnit.MILLISECONDS);
        }
    }

    private void take(Mqtt5Publish message, int tries) {
        Inbound taker = Objects.requireNonNull(inbound);
        Optional<Topic> topic = Topic.parse(message.getTopic().toString());
        if (topic.isEmpty() || !topic.get().channel().isUplink()) {
            message.acknowledge();
            return;
        }
        taker.accept(topic.get(), message.getPayloadAsBytes()).whenComplete((verdict, failure) -> {
            if (verdict == Verdict.OK || message.getQos() == MqttQos.AT_MOST_ONCE) {
                message.acknowledge();
            } else if (tries >= TRIES) {
                LOG.warn(
                        "a message of kiosk {} could not be taken and is left to it",
                        topic.get().kiosk(),
                        failure);
                message.acknowledge();
            } else if (!ending) {
                ScheduledFuture<?> _ =
                        thread.schedule(() -> take(message, tries + 1), 500L << tries, TimeUnit.MILLISECONDS);
            }
        });
    }
}
