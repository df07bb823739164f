package fi.hymy.kiosk.enrolment;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.protocol.codec.CodecException;
import fi.hymy.protocol.codec.EnrolmentCodec;
import fi.hymy.protocol.message.Enrolment;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gets the kiosk a new certificate when two thirds of the old one's life are over: with a new key, over the old
/// identity, kept on disk before it is used. Lives on its loop, which waits for the disk and the network.
public final class Renewal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);
    private static final Duration EVERY = Duration.ofHours(12);
    private static final Duration AFTER_START = Duration.ofMinutes(2);
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);
    /// Of a certificate whose beginning nobody wrote down.
    private static final Duration LAST_THIRD = Duration.ofDays(132);

    private final EventLoop loop;
    private final IdentityFolder folder;
    private final Supplier<Tls> tls;
    private final Supplier<TrustedTime> time;
    private final URI server;
    private final RandomGenerator random;
    private final Runnable renewed;
    private @Nullable Http http;
    private volatile boolean closed;

    /// @param tls asked when it is needed
    /// @param time asked when it is needed
    /// @param server where the kiosk's server is reached now
    /// @param renewed told on the loop when new connections show the new certificate
    public Renewal(
            EventLoop loop,
            IdentityFolder folder,
            Supplier<Tls> tls,
            Supplier<TrustedTime> time,
            URI server,
            RandomGenerator random,
            Runnable renewed) {
        this.loop = loop;
        this.folder = folder;
        this.tls = tls;
        this.time = time;
        this.server = server;
        this.random = random;
        this.renewed = renewed;
    }

    public void start() {
        loop.after(jittered(AFTER_START), this::look);
    }

    /// At once, however young the old one is. From any thread.
    ///
    /// @return complete with until when the new one is good, in words
    public CompletionStage<String> now() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return "a new certificate, good until " + renew();
                    } catch (IOException | GeneralSecurityException | CodecException e) {
                        throw new CompletionException(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new CompletionException(e);
                    }
                },
                loop);
    }

    private void look() {
        if (!closed) {
            loop.after(jittered(done() ? EVERY : AFTER_FAILURE), this::look);
        }
    }

    /// @return whether nothing is left to be done now
    boolean done() {
        try {
            hearTheTime();
            if (time.get().now().isBefore(due(tls.get().identity()))) {
                return true;
            }
            renew();
            return true;
        } catch (IOException | GeneralSecurityException | IllegalStateException | CodecException e) {
            LOG.warn("no new certificate yet: {}", e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Instant due(Identity identity) {
        Instant end = Times.end(identity.certificate());
        Instant since = identity.since();
        if (since.equals(Instant.EPOCH) || !since.isBefore(end)) {
            return end.minus(LAST_THIRD);
        }
        return since.plus(Duration.between(since, end).multipliedBy(2).dividedBy(3));
    }

    /// A kiosk whose own clock is not to be trusted learns from any answer how late it is.
    private void hearTheTime() throws InterruptedException {
        try {
            http().get(URI.create(server + "/enrol/what-time-is-it"));
        } catch (IOException e) {
            LOG.debug("the server's clock was not heard: {}", e.toString());
        }
    }

    /// @return until when it is good
    private Instant renew() throws IOException, InterruptedException, GeneralSecurityException {
        Identity old = tls.get().identity();
        KeyPair key = folder.request();
        byte[] json = EnrolmentCodec.encode(new Enrolment.Renewal(Csr.of(key)));
        Http.Answer answer = http().post(URI.create(server + "/device/certificate"), json);
        if (answer.status() != 200 && answer.status() != 201) {
            throw new IOException("the server answered %d".formatted(answer.status()));
        }
        String chain = EnrolmentCodec.renewed(answer.body()).chain();
        Identity fresh = Identity.of(
                old.membership(),
                key.getPrivate(),
                key.getPublic(),
                chain,
                old.ca(),
                time.get().now());
        folder.keep(fresh);
        tls.get().use(fresh);
        forgetHttp();
        Instant end = Times.end(fresh.certificate());
        LOG.info("the kiosk has a new certificate until {}", end);
        renewed.run();
        return end;
    }

    private synchronized Http http() throws IOException {
        if (closed) {
            throw new IOException("the kiosk ends");
        }
        if (http == null) {
            http = new Http(tls.get().context(), time.get());
        }
        return http;
    }

    /// Its connections would go on showing the old certificate.
    private synchronized void forgetHttp() {
        if (http != null) {
            http.close();
            http = null;
        }
    }

    private Duration jittered(Duration usual) {
        return Duration.ofMillis(usual.toMillis() / 2 + random.nextLong(usual.toMillis()));
    }

    /// Gives up what is under way. From any thread.
    @Override
    public void close() {
        closed = true;
        forgetHttp();
    }
}
