package fi.hymy.kiosk.device;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.device.box.Facts;
import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Condition.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the box every minute, and tells the server every five, or when something begins or ceases to be
/// wrong. Belongs to the device's thread.
public final class HealthReporter {
    static final Duration GLANCE_EVERY = Duration.ofSeconds(15);
    static final Duration LOOK_EVERY = Duration.ofSeconds(60);
    static final Duration TELL_EVERY = Duration.ofMinutes(5);
    /// What was kept while the link was down goes first.
    static final Duration AFTER_CONNECT = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(HealthReporter.class);

    private final EventLoop loop;
    private final Facts facts;
    private final Facts.More more;
    private final Consumer<Condition> send;
    private volatile Condition newest = new Condition(Map.of(), Map.of(), List.of());
    private Map<Trouble, Boolean> told = Map.of();
    private long toldAt = Long.MIN_VALUE;
    private long lookedAt = Long.MIN_VALUE;

    /// @param loop the device's thread
    /// @param more what is known outside of the box
    /// @param send the way to the server; what gets lost is not sent again
    public HealthReporter(EventLoop loop, Facts facts, Facts.More more, Consumer<Condition> send) {
        this.loop = loop;
        this.facts = facts;
        this.more = more;
        this.send = send;
    }

    /// Begins to look, for as long as the loop runs.
    public void start() {
        turn();
    }

    /// What was found at the last look. From any thread.
    public Condition newest() {
        return newest;
    }

    /// The link stands: says how it is, once what waited has had its turn.
    public void connected() {
        loop.after(AFTER_CONNECT, this::tell);
    }

    /// Looks at once, and tells.
    public Condition lookNow() {
        look();
        tell();
        return newest;
    }

    private void turn() {
        facts.glance();
        if (isDue(lookedAt, LOOK_EVERY)) {
            look();
            if (isDue(toldAt, TELL_EVERY) || !troubles().equals(told)) {
                tell();
            }
        }
        loop.after(GLANCE_EVERY, this::turn);
    }

    private boolean isDue(long before, Duration every) {
        return before == Long.MIN_VALUE || loop.millis() - before >= every.toMillis();
    }

    private void look() {
        lookedAt = loop.millis();
        newest = facts.look(more);
    }

    private void tell() {
        Map<Trouble, Boolean> troubles = troubles();
        if (!troubles.equals(told)) {
            LOG.info("what is wrong: {}", newest.findings());
        }
        told = troubles;
        toldAt = loop.millis();
        send.accept(newest);
    }

    private Map<Trouble, Boolean> troubles() {
        return newest.findings().stream()
                .collect(Collectors.toMap(Condition.Finding::trouble, Condition.Finding::grave));
    }
}
