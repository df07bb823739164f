package fi.hymy.kiosk.link;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.LinkSettings;
import fi.hymy.protocol.topic.Topic;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The link through Eclipse Paho, which is used as a dumb pipe: connecting again, deadlines, watching for silence and
/// bounding what is in flight are done here, on one loop.
public final class PahoLink implements Link {
    private static final Logger LOG = LoggerFactory.getLogger(PahoLink.class);
    private static final int CONNECTIONS_PER_BOOT_BITS = 20;
    private static final long CLOSE_SECONDS = 4;
    /// Silence that is longer than this many keep-alives is no silence but a dead peer.
    private static final double PATIENT_KEEP_ALIVES = 2.5;
    /// Of the deadlines: who always gives up at the same moment and begins anew never comes through a network that is
    /// slower than that, and makes a busy server slower still.
    private static final int MAX_DOUBLINGS = 2;

    private volatile LinkSettings settings;
    private final @Nullable Supplier<SSLSocketFactory> tls;
    private final EventLoop loop;
    private final Executor listening;
    private final BackOff backOff;
    private final InFlight inFlight;
    private long session;
    private @Nullable LinkListener listener;
    private @Nullable Attempt attempt;
    private EventLoop.Pending pending = () -> {};
    /// Attempts in a row that a deadline ended.
    private int missed;
    private boolean ailing;
    private boolean closed;
    private volatile LinkState state = new LinkState.Down();

    /// @param tls asked at every attempt; null for plain TCP, as tests speak it
    /// @param boot of the kiosk's clock; sessions are numbered from it
    /// @param loop for the link alone; closed by whoever made it, after the link
    /// @param listening where the listener is called, one call after another; may be held up by it
    public PahoLink(
            LinkSettings settings,
            @Nullable Supplier<SSLSocketFactory> tls,
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
        this.inFlight = new InFlight(this::send);
    }

    @Override
    public void start(LinkListener heard) {
        loop.execute(() -> {
            listener = heard;
            connect();
        });
    }

    @Override
    public CompletionStage<Published> publish(Topic topic, byte[] payload, Qos qos) {
        var message = new InFlight.Outgoing(topic.name(), payload, qos == Qos.AT_MOST_ONCE ? 0 : 1);
        if (!(state instanceof LinkState.Connected)) {
            return CompletableFuture.completedStage(new Published.Lost("there is no connection"));
        }
        loop.execute(() -> {
            if (state instanceof LinkState.Connected) {
                inFlight.add(message);
            } else {
                message.done.complete(new Published.Lost("there is no connection"));
            }
        });
        return message.done.minimalCompletionStage();
    }

    @Override
    public LinkState state() {
        return state;
    }

    @Override
    public void drop(String reason) {
        loop.execute(() -> current().ifPresent(now -> end(now, LinkEnd.because(reason))));
    }

    /// The broker is somewhere else from now on: what stands is left, and the next attempt goes there at once.
    public void move(LinkSettings elsewhere) {
        loop.execute(() -> {
            if (closed || elsewhere.equals(settings)) {
                return;
            }
            settings = elsewhere;
            missed = 0;
            if (state instanceof LinkState.Waiting) {
                pending.cancel();
                connect();
            } else {
                current().ifPresent(now -> end(now, LinkEnd.because("the broker is somewhere else now")));
            }
        });
    }

    /// Where the broker is, as `host:port`. From any thread.
    public String broker() {
        LinkSettings now = settings;
        return now.host() + ":" + now.port();
    }

    @Override
    public void comeBackWithin(Duration window) {
        loop.execute(() -> backOff.comeBackWithin(window));
    }

    @Override
    public void close() {
        CountDownLatch done = new CountDownLatch(1);
        loop.execute(() -> leave(done));
        try {
            if (!done.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the link did not close in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What follows runs on the loop.
    private void connect() {
        if (closed || listener == null) {
            return;
        }
        guardThreads();
        session++;
        state = new LinkState.Connecting();
        try {
            Attempt next = new Attempt(session, settings.waiting(1 << Math.min(missed, MAX_DOUBLINGS)));
            attempt = next;
            deadline(next, next.deadlines.network(), "the network");
            next.pipe.open(listener.lastWords(session));
        } catch (MqttException e) {
            LOG.error("the broker's address cannot be used: {}", e.toString());
            retry(LinkEnd.because("no connection: " + e), Duration.ZERO);
        }
    }

    private void send(InFlight.Outgoing message) {
        current()
                .ifPresent(now ->
                        now.pipe.publish(message, outcome -> loop.execute(() -> inFlight.finished(message, outcome))));
    }

    private void deadline(Attempt of, Duration within, String what) {
        pending.cancel();
        String reason = "%s did not come within %d s".formatted(what, within.toSeconds());
        pending = loop.after(within, () -> {
            if (of == attempt) {
                missed++;
                end(of, LinkEnd.because(reason));
            }
        });
    }

    private void watch(Attempt of) {
        Duration most = Duration.ofMillis((long) (settings.keepAlive().toMillis() * PATIENT_KEEP_ALIVES));
        if (of != attempt) {
            return;
        }
        if (loop.millis() - of.pipe.lastInbound() > most.toMillis()) {
            end(of, LinkEnd.because("the broker fell silent"));
        } else {
            loop.after(settings.keepAlive(), () -> watch(of));
        }
    }

    private void end(Attempt of, LinkEnd why) {
        if (of != attempt) {
            return;
        }
        attempt = null;
        pending.cancel();
        of.pipe.discard();
        inFlight.loseAll(why.reason());
        if (of.stood) {
            tell(hears -> hears.disconnected(why.reason()));
        }
        Duration lasted = of.stood ? Duration.ofMillis(loop.millis() - of.since) : Duration.ZERO;
        retry(why, lasted);
    }

    private void retry(LinkEnd why, Duration lasted) {
        Duration delay = backOff.next(why, lasted);
        state = new LinkState.Waiting(delay, why.reason(), why.turnedAway());
        if (why.grave()) {
            LOG.error("the broker turns this kiosk away ({}), next attempt in {}", why.reason(), delay);
        } else {
            LOG.info("the link ended ({}), next attempt in {}", why.reason(), delay);
        }
        pending = loop.after(delay, this::connect);
    }

    private void leave(CountDownLatch done) {
        closed = true;
        pending.cancel();
        Attempt now = attempt;
        if (now == null || !now.stood || listener == null) {
            current().ifPresent(started -> started.pipe.discard());
            leaveNow(done);
            return;
        }
        var words = new InFlight.Outgoing(
                new Topic(settings.kiosk(), Topic.Channel.PRESENCE).name(), listener.lastWords(now.session), 1);
        EventLoop.Pending give = loop.after(Duration.ofSeconds(1), () -> words.done.complete(new Published.Lost("")));
        words.done
                .minimalCompletionStage()
                .thenRun(() -> loop.execute(() -> {
                    give.cancel();
                    Thread.ofVirtual().name("link-leaving").start(() -> {
                        now.pipe.leave();
                        loop.execute(() -> leaveNow(done));
                    });
                }));
        inFlight.add(words);
    }

    private void leaveNow(CountDownLatch done) {
        boolean stood = current().map(now -> now.stood).orElse(false);
        attempt = null;
        inFlight.loseAll("the link was closed");
        state = new LinkState.Down();
        if (stood) {
            tell(hears -> hears.disconnected("the link was closed"));
        }
        done.countDown();
    }

    private void guardThreads() {
        long threads = PahoThreads.count();
        if (threads > PahoThreads.TOO_MANY && !ailing) {
            ailing = true;
            LOG.error("the MQTT client has left {} threads behind, this program should be started anew", threads);
            tell(hears -> hears.ailing("%d threads of the MQTT client were left behind".formatted(threads)));
        }
    }

    private Optional<Attempt> current() {
        return Optional.ofNullable(attempt);
    }

    private void tell(Consumer<LinkListener> news) {
        LinkListener hears = listener;
        if (hears != null) {
            listening.execute(() -> news.accept(hears));
        }
    }

    /// One attempt and the connection that came of it. What Paho tells is done on the loop, and only while this is the
    /// attempt that counts.
    private final class Attempt implements PahoPipe.Events {
        private final long session;
        private final LinkSettings.Deadlines deadlines;
        private final PahoPipe pipe;
        private boolean stood;
        private long since;

        Attempt(long session, LinkSettings settings) throws MqttException {
            this.session = session;
            this.deadlines = settings.deadlines();
            this.pipe = new PahoPipe(settings, tls, this, loop::millis);
        }

        @Override
        public void networkStands() {
            onLoop(() -> deadline(this, deadlines.greeting(), "the broker's greeting"));
        }

        @Override
        public void greeted(int receiveMaximum) {
            onLoop(() -> {
                inFlight.bound(receiveMaximum);
                deadline(this, deadlines.subscription(), "the subscription");
                try {
                    pipe.subscribe();
                } catch (MqttException e) {
                    end(this, LinkEnd.because("subscription failed: " + e));
                }
            });
        }

        @Override
        public void subscribed() {
            onLoop(() -> {
                deadline(this, deadlines.firstReply(), "the server's first reply");
                stood = true;
                since = loop.millis();
                backOff.comeBackWithin(Duration.ZERO);
                state = new LinkState.Connected(session);
                LOG.info("connected, session {}", session);
                tell(hears -> hears.connected(session));
                watch(this);
            });
        }

        @Override
        public void arrived(String topic, byte[] payload, int messageId, int qos) {
            onLoop(() -> {
                pending.cancel();
                missed = 0;
                Runnable acknowledge = () -> pipe.acknowledge(messageId, qos);
                // Nobody's message waits its turn all the same: what comes first is acknowledged first.
                Topic.parse(topic)
                        .ifPresentOrElse(
                                known -> handOver(known, payload, acknowledge), () -> listening.execute(acknowledge));
            });
        }

        private void handOver(Topic topic, byte[] payload, Runnable acknowledge) {
            tell(hears -> hears.received(topic, payload).whenComplete((done, failure) -> {
                if (failure == null) {
                    acknowledge.run();
                } else {
                    LOG.warn("a message on {} was not dealt with and will come again", topic.channel(), failure);
                }
            }));
        }

        @Override
        public void ended(LinkEnd end) {
            onLoop(() -> end(this, end));
        }

        private void onLoop(Runnable task) {
            loop.execute(() -> {
                if (attempt == this) {
                    task.run();
                }
            });
        }
    }
}
