package fi.hymy.fleet.broker;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import com.hivemq.extension.sdk.api.services.builder.PublishBuilder;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// HiveMQ CE inside this program, with nothing on disk but its configuration.
final class EmbeddedBroker implements Broker {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CHECKERS = 3;
    /// What is written last is only in memory here, and ends with the program: two seconds are not worth it.
    private static final int LAST_WRITES_MILLIS = 50;

    private final Path folder;
    private final String address;
    private final int wantedPort;
    private final TlsFiles tls;

    private volatile @Nullable Running running;

    /// @param folder of its own
    /// @param port 0 for any free one
    EmbeddedBroker(Path folder, String address, int port, TlsFiles tls) {
        this.tls = tls;
        this.folder = folder;
        this.address = address;
        this.wantedPort = port;
    }

    @Override
    public void start(KioskAuthenticator authenticator, Inbound inbound) {
        InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(LAST_WRITES_MILLIS);
        int port = freePort();
        Path configuration = subfolder("conf");
        HiveConfig.write(configuration, address, port, tls);
        ExecutorService checkers = Executors.newFixedThreadPool(
                CHECKERS, Thread.ofPlatform().name("kiosk-check-", 0).daemon().factory());
        ScheduledExecutorService delays = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("kiosk-wills").daemon().factory());
        KioskExtension extension = new KioskExtension(authenticator, inbound, checkers, delays);
        EmbeddedHiveMQ hive = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(configuration)
                .withDataFolder(subfolder("data"))
                .withExtensionsFolder(subfolder("extensions"))
                .withEmbeddedExtension(EmbeddedExtension.builder()
                        .withId("hymy")
                        .withName("Hymy")
                        .withVersion("1")
                        .withAuthor("Hymy")
                        .withExtensionMain(extension)
                        .build())
                .withoutLoggingBootstrap()
                .build();
        await("start", hive.start());
        running = new Running(hive, extension, List.of(checkers, delays), port);
        LOG.info("kiosks may connect to {}:{}", address, port);
    }

    @Override
    public void stop() {
        Running ending = running;
        running = null;
        if (ending != null) {
            await("stop", ending.hive().stop());
            ending.threads().forEach(ExecutorService::shutdownNow);
        }
    }

    @Override
    public CompletionStage<Void> publish(Topic topic, byte[] payload, Optional<Duration> expiry) {
        PublishBuilder publish =
                Builders.publish().topic(topic.name()).qos(Qos.AT_LEAST_ONCE).payload(ByteBuffer.wrap(payload));
        expiry.ifPresent(time -> publish.messageExpiryInterval(time.toSeconds()));
        return running()
                .extension()
                .publishing()
                .publishToClient(publish.build(), topic.kiosk().value())
                .thenApply(result -> null);
    }

    @Override
    public CompletionStage<Void> disconnect(KioskId kiosk) {
        return running()
                .extension()
                .clients()
                .disconnectClient(kiosk.value(), false, DisconnectReasonCode.ADMINISTRATIVE_ACTION, null)
                .thenApply(result -> null);
    }

    @Override
    public boolean isEmbedded() {
        return true;
    }

    @Override
    public Optional<Integer> port() {
        return Optional.ofNullable(running).map(Running::port);
    }

    private Running running() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("the broker is not running");
        }
        return now;
    }

    /// The broker wants a number, so 0 is turned into one here. A port that is taken is found out here too: the
    /// broker itself would start without a listener and only log it.
    private int freePort() {
        try (ServerSocket probe = new ServerSocket(wantedPort, 1, InetAddress.getByName(address))) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the broker cannot listen on %s:%d: %s".formatted(address, wantedPort, e.getMessage()), e);
        }
    }

    private Path subfolder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(String what, Future<?> future) {
        try {
            future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not " + what, e);
        }
    }

    private record Running(EmbeddedHiveMQ hive, KioskExtension extension, List<ExecutorService> threads, int port) {}
}
