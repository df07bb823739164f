package fi.hymy.simulator.link;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.LinkSettings;
import fi.hymy.kiosk.link.Link;
import fi.hymy.kiosk.link.LinkListener;
import fi.hymy.kiosk.link.LinkState;
import fi.hymy.kiosk.link.Published;
import fi.hymy.protocol.topic.Topic;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A [Link] by the HiveMQ client, light enough for thousands: all of them share one network thread, and those that are
/// given the same loop share that too. A new client is made for each connection, which takes nothing over from the one
/// before.
public final class HiveMqLink implements Link {
    private static final Logger LOG = LoggerFactory.getLogger(HiveMqLink.class);
    private static final Duration LEAVING = Duration.ofSeconds(3);
    private static final int CONNECTIONS_PER_BOOT_BITS = 20;

    private final LinkSettings settings;
    private final @Nullable LinkTls tls;
    private final EventLoop loop;
    private final Executor listening;
    private final BackOff backOff;
    private volatile LinkState state = new LinkState.Down();
    /// Null while there is no attempt and no connection; read by every thread, changed on the loop.
    private volatile @Nullable Connection current;
    // Of the loop.
    private long session;
    private EventLoop.Pending retry = () -> {};
    private boolean closed;
    private long connectedAt;

    /// @param tls null for a broker that speaks none
    /// @param boot of the kiosk's clock; sessions are numbered from it
    /// @param loop may be shared by many links; closed by whoever made it, after the links
    /// @param listening where the listener is called, one call after another; may be held up by it
    /// @param random for the jitter; used on the loop alone
    public HiveMqLink(
            LinkSettings settings,
            @Nullable LinkTls tls,
            long boot,
            EventLoop loop,
            Executor listening,
            RandomGenerator random) {
        this.settings = settings;
        this.tls = tls;
        this.loop = loop;
        this.listening = listening;
        this.session = boot << CONNECTIONS_PER_BOOT_BITS;
        this.backOff = new BackOff(settings.patience(), random);
    }

    @Override
    public void start(LinkListener listener) {
        loop.execute(() -> connect(listener));
    }

    private void connect(LinkListener to) {
        if (closed) {
            return;
        }
        session++;
        state = new LinkState.Connecting();
        var connection = new Connection(settings, tls, loop, listening, session, to);
        current = connection;
        connection.open(new Connection.Watcher() {
            @Override
            public void subscribed() {
                state = new LinkState.Connected(connection.session());
                connectedAt = loop.millis();
                backOff.comeBackWithin(Duration.ZERO);
            }

            @Override
            public void ended(End end, boolean wasSubscribed) {
                HiveMqLink.this.ended(to, end, wasSubscribed);
            }
        });
    }

    private void ended(LinkListener to, End end, boolean wasSubscribed) {
        current = null;
        if (closed) {
            state = new LinkState.Down();
            return;
        }
        Duration lasted = wasSubscribed ? Duration.ofMillis(loop.millis() - connectedAt) : Duration.ZERO;
        Duration delay = backOff.next(end.grave(), lasted);
        state = new LinkState.Waiting(delay, end.reason());
        LOG.debug("{}: {}; next attempt in {}", settings.kiosk(), end.reason(), delay);
        retry = loop.after(delay, () -> connect(to));
    }

    @Override
    public CompletionStage<Published> publish(Topic topic, byte[] payload, Qos qos) {
        Connection connection = current;
        if (connection == null || !(state instanceof LinkState.Connected)) {
            return CompletableFuture.completedStage(new Published.Lost("there is no connection"));
        }
        return connection.publish(topic, payload, qos);
    }

    @Override
    public LinkState state() {
        return state;
    }

    @Override
    public void drop(String reason) {
        loop.execute(() -> {
            Connection connection = current;
            if (connection != null) {
                connection.end(End.because(reason), Connection.Farewell.WITH_LAST_WORDS);
            }
        });
    }

    @Override
    public void comeBackWithin(Duration window) {
        loop.execute(() -> backOff.comeBackWithin(window));
    }

    @Override
    public void close() {
        try {
            leave().toCompletableFuture().get(LEAVING.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("{} could not leave in order: {}", settings.kiosk(), e.toString());
        }
    }

    /// As [#close()], without waiting: complete once the connection is ended. Many links leave together.
    public CompletionStage<Boolean> leave() {
        var left = new CompletableFuture<Boolean>();
        loop.execute(() -> leave(left));
        return left;
    }

    private void leave(CompletableFuture<Boolean> left) {
        closed = true;
        retry.cancel();
        Connection connection = current;
        if (connection == null) {
            state = new LinkState.Down();
            left.complete(true);
            return;
        }
        var goodbye = connection.sayGoodbye().toCompletableFuture();
        loop.after(LEAVING, () -> goodbye.complete(new Published.Lost("closed")));
        var _ = goodbye.whenComplete((_, _) -> loop.execute(() -> {
            connection.end(End.because("closed"), Connection.Farewell.IN_ORDER);
            left.complete(true);
        }));
    }
}
