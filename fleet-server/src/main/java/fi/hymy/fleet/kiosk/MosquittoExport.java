package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.broker.BrokerSettings;
import fi.hymy.fleet.broker.MosquittoFiles;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Keeps the files of a mosquitto broker as the registry is, looking every few seconds. Whoever runs mosquitto
/// sends it SIGHUP when they change.
@Component
@ConditionalOnProperty("hymy.broker.mosquitto-files")
final class MosquittoExport implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MosquittoExport.class);
    private static final long INTERVAL_MILLIS = 3000;

    private final Kiosks kiosks;
    private final Path folder;
    private final String user;
    private final String passwordHash;
    private final Thread thread =
            Thread.ofPlatform().name("mosquitto-files").daemon().unstarted(this::run);

    MosquittoExport(Kiosks kiosks, BrokerSettings settings) {
        this.kiosks = kiosks;
        this.folder = Objects.requireNonNull(settings.broker().mosquittoFiles());
        this.user = Objects.requireNonNull(settings.broker().user(), "hymy.broker.user is needed");
        String password = Objects.requireNonNull(settings.broker().password(), "hymy.broker.password is needed");
        this.passwordHash = SecretHash.of(password, new SecureRandom());
    }

    @Override
    public void start() {
        write();
        thread.start();
    }

    @Override
    public void stop() {
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(INTERVAL_MILLIS);
                write();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            if (MosquittoFiles.write(folder, kiosks.secretHashes(), user, passwordHash)) {
                LOG.info("mosquitto's files in {} changed", folder);
            }
        } catch (Exception e) {
            LOG.error("mosquitto's files in {} cannot be written", folder, e);
        }
    }
}
