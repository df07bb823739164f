package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.storage.WriterDb;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Writes down which certificates came into use, and when the older ones of the same kiosk end for that. Behind
/// whoever checks them, on a thread of its own: a database that is stuck keeps no kiosk out. What could not be
/// written is noted again when the kiosk comes again.
@Component
final class FirstUses implements DisposableBean {
    /// How long an older certificate is good after a newer one was used.
    static final Duration OVERLAP = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(FirstUses.class);
    private static final int MOST_WAITING = 20_000;
    private static final Duration LAST_WRITES = Duration.ofSeconds(3);

    private final WriterDb writer;
    private final InstantSource clock;
    private final Executor thread;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    @Autowired
    FirstUses(WriterDb writer, InstantSource clock) {
        this(writer, clock, ownThread());
    }

    FirstUses(WriterDb writer, InstantSource clock, Executor thread) {
        this.writer = writer;
        this.clock = clock;
        this.thread = thread;
    }

    private static ExecutorService ownThread() {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("first-uses").daemon().factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /// Returns at once. Any thread.
    void note(Credential credential) {
        if (waiting.size() < MOST_WAITING && waiting.add(credential.serial())) {
            long now = clock.millis();
            thread.execute(() -> write(credential, now));
        }
    }

    private void write(Credential credential, long now) {
        try {
            writer.transaction().executeWithoutResult(status -> used(credential, now));
        } catch (Exception e) {
            LOG.warn("that kiosk {} uses its certificate could not be written down yet", credential.kiosk(), e);
        } finally {
            waiting.remove(credential.serial());
        }
    }

    private void used(Credential credential, long now) {
        int first = writer.jdbc()
                .sql("""
                        update kiosk_credential set first_used_at = :now
                        where serial = :serial and first_used_at is null
                        """)
                .param("now", now)
                .param("serial", credential.serial())
                .update();
        if (first == 1) {
            writer.jdbc()
                    .sql("""
                            update kiosk_credential set ends_at = :end
                            where kiosk_id = :kiosk and serial <> :serial and issued_at <= :issued and ends_at is null
                            """)
                    .param("end", now + OVERLAP.toMillis())
                    .param("kiosk", credential.kiosk().value())
                    .param("serial", credential.serial())
                    .param("issued", credential.issuedAt().toEpochMilli())
                    .update();
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        if (thread instanceof ExecutorService own) {
            own.shutdown();
            if (!own.awaitTermination(LAST_WRITES.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("some first uses of certificates were not written down");
            }
        }
    }
}
