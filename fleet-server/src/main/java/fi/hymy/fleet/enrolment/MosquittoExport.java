package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.broker.BrokerSettings;
import fi.hymy.fleet.broker.MosquittoFiles;
import fi.hymy.fleet.storage.Rounds;
import fi.hymy.fleet.storage.WorksInRounds;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// Keeps the files of a mosquitto broker as the certificates are, looking every few seconds. Whoever runs
/// mosquitto sends it SIGHUP when they change.
@Component
@ConditionalOnProperty("hymy.broker.mosquitto-files")
final class MosquittoExport implements WorksInRounds {
    private static final Logger LOG = LoggerFactory.getLogger(MosquittoExport.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int MQTTS = 8883;

    /// Before the broker is looked for, which may wait for these files.
    private static final int PHASE = 900;

    private final Credentials credentials;
    private final ServerIdentity identity;
    private final InstantSource clock;
    private final Path folder;
    private final int port;
    private final Rounds rounds =
            new Rounds("mosquitto-files", PAUSE, "mosquitto's files cannot be written", this::write);

    private Map<BigInteger, Instant> listed = Map.of();
    private String list = "";

    MosquittoExport(Credentials credentials, ServerIdentity identity, BrokerSettings settings, InstantSource clock) {
        this.credentials = credentials;
        this.identity = identity;
        this.clock = clock;
        this.folder = Objects.requireNonNull(settings.broker().mosquittoFiles());
        URI url = settings.broker().url();
        this.port = url == null || url.getPort() < 0 ? MQTTS : url.getPort();
    }

    @Override
    public void start() {
        rounds.startAtOnce();
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void write() throws IOException {
        Map<BigInteger, Instant> ended = credentials.ended();
        if (list.isEmpty() || !ended.keySet().equals(listed.keySet())) {
            list = identity.revocations(ended, clock.instant());
            listed = ended;
        }
        if (MosquittoFiles.write(folder, identity.mosquitto(port, list, credentials.shutOut()))) {
            LOG.info("mosquitto's files in {} changed: send it SIGHUP", folder);
        }
    }
}
