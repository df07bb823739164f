package fi.hymy.kiosk;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.device.watch.Heart;
import fi.hymy.kiosk.link.LinkState;
import fi.hymy.kiosk.outbox.OutboxException;
import fi.hymy.protocol.id.ResponseId;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Asks screen, database and link for a sign of life, over and over: each gives one when its turn comes,
/// also when it has nothing to do.
final class Vitals implements AutoCloseable {
    private static final int TIMES_IN_PATIENCE = 6;
    private static final Duration LONGEST_CONNECTING = Duration.ofMinutes(3);

    private final Box.Parts parts;
    private final Duration every;
    private final Heart.Beat screen;
    private final Heart.Beat database;
    private final Heart.Beat link;
    private final ResponseId nobodys;
    private volatile boolean closed;

    /// Of the relay's loop.
    private @Nullable LinkState connecting;

    private long connectingSince;

    /// @param patience how long the screen may take; database and link may take twice as long
    Vitals(Heart heart, Duration patience, Box.Parts parts, RandomGenerator random) {
        this.parts = parts;
        this.every = patience.dividedBy(TIMES_IN_PATIENCE);
        this.screen = heart.part("screen", patience);
        this.database = heart.part("database", patience.multipliedBy(2));
        this.link = heart.part("link", patience.multipliedBy(2));
        this.nobodys = ResponseId.of(0, random.nextLong(), random.nextLong());
    }

    void start() {
        parts.timer().execute(this::ask);
    }

    private void ask() {
        if (closed) {
            return;
        }
        parts.storefront().nextFrame(screen::tick);
        // Nobody's response is forgotten: the writer must have its turn for it, and the file is not touched. That it
        // cannot be done now is a sign of life too, but not that too much waits for the writer.
        parts.outbox().forget(nobodys).whenComplete((_, failure) -> {
            if (!OutboxException.isOverrun(failure)) {
                database.tick();
            }
        });
        EventLoop relay = parts.relayLoop();
        parts.linkLoop().execute(() -> relay.execute(this::linkAnswers));
        parts.timer().after(every, this::ask);
    }

    /// Both loops had their turn. A connection that is neither made nor given up does not advance all the
    /// same.
    @SuppressWarnings("ReferenceEquality") // each attempt has a state of its own
    private void linkAnswers() {
        LinkState now = parts.link().state();
        long millis = parts.timer().millis();
        if (now != connecting) {
            connecting = now instanceof LinkState.Connecting ? now : null;
            connectingSince = millis;
        }
        if (connecting == null || millis - connectingSince < LONGEST_CONNECTING.toMillis()) {
            link.tick();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
