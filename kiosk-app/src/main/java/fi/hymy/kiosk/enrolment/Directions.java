package fi.hymy.kiosk.enrolment;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.protocol.codec.CodecException;
import fi.hymy.protocol.codec.EnrolmentCodec;
import fi.hymy.protocol.message.Enrolment.Broker;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the server where the broker is while that cannot be reached for long: it may have moved since the kiosk
/// joined. What is learnt is kept on the disk. Lives on the loop of the renewal, which waits for the disk and the
/// network: they change the same file.
public final class Directions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Directions.class);
    private static final int LOOKS_IN_PATIENCE = 5;

    private final EventLoop loop;
    private final IdentityFolder folder;
    private final Supplier<Tls> tls;
    private final Supplier<TrustedTime> time;
    private final URI server;
    private final Duration patience;
    private final RandomGenerator random;
    private final BooleanSupplier linked;
    private final Consumer<Membership> moved;
    private long since;
    private volatile boolean closed;

    /// @param server where the kiosk's server is reached now
    /// @param patience how long the broker may be out of reach before the server is asked, each time
    /// @param linked whether the link stands; from any thread
    /// @param moved told on the loop where the broker is by now
    public Directions(
            EventLoop loop,
            IdentityFolder folder,
            Supplier<Tls> tls,
            Supplier<TrustedTime> time,
            URI server,
            Duration patience,
            RandomGenerator random,
            BooleanSupplier linked,
            Consumer<Membership> moved) {
        this.loop = loop;
        this.folder = folder;
        this.tls = tls;
        this.time = time;
        this.server = server;
        this.patience = patience;
        this.random = random;
        this.linked = linked;
        this.moved = moved;
    }

    public void start() {
        loop.execute(() -> {
            since = loop.millis();
            again();
        });
    }

    private void again() {
        long usual = Math.max(1, patience.dividedBy(LOOKS_IN_PATIENCE).toMillis());
        loop.after(Duration.ofMillis(usual / 2 + random.nextLong(usual + 1)), this::look);
    }

    private void look() {
        if (closed) {
            return;
        }
        if (linked.getAsBoolean()) {
            since = loop.millis();
        } else if (loop.millis() - since >= patience.toMillis()) {
            ask();
            since = loop.millis();
        }
        again();
    }

    private void ask() {
        try (Http http = new Http(tls.get().context(), time.get())) {
            Http.Answer answer = http.get(URI.create(server + "/device/broker"));
            if (answer.status() != 200) {
                throw new IOException("the server answered %d".formatted(answer.status()));
            }
            learn(EnrolmentCodec.broker(answer.body()));
        } catch (IOException | CodecException | IllegalStateException e) {
            LOG.info("where the broker is was not learnt: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void learn(Broker broker) throws IOException {
        Identity known = tls.get().identity();
        Membership old = known.membership();
        var fresh = new Membership(old.kiosk(), old.server(), broker.host().orElse(server.getHost()), broker.port());
        if (fresh.equals(old)) {
            return;
        }
        LOG.info("the broker has moved to {}:{}", fresh.mqttHost(), fresh.mqttPort());
        var identity = new Identity(fresh, known.key(), known.chain(), known.since());
        folder.keep(identity);
        tls.get().use(identity);
        moved.accept(fresh);
    }

    /// From any thread.
    @Override
    public void close() {
        closed = true;
    }
}
