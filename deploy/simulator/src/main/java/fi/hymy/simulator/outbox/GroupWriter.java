package fi.hymy.simulator.outbox;

import fi.hymy.kiosk.outbox.OutboxException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that changes the file. What waits together is committed together; when that fails, each is tried
/// alone.
final class GroupWriter {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
    private static final int MAX_WAITING = 100_000;
    private static final int MAX_GROUP = 1_000;
    private static final long CLOSE_MILLIS = 20_000;

    private final Changes changes;
    private final BlockingQueue<Job<?>> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    private final Thread thread;
    private boolean closing;

    GroupWriter(Changes changes) {
        this.changes = changes;
        this.thread = Thread.ofPlatform().name("shared-outbox-writer").daemon().unstarted(this::run);
    }

    /// A change inside a transaction; done again when its group could not be committed.
    @FunctionalInterface
    interface Change<T> {
        T apply(Changes changes) throws SQLException;
    }

    void start() {
        thread.start();
    }

    <T> CompletionStage<T> submit(Change<T> change) {
        var job = new Job<>(change);
        synchronized (waiting) {
            if (closing) {
                job.done.completeExceptionally(new OutboxException("the outbox is closed"));
            } else if (!waiting.offer(job)) {
                job.done.completeExceptionally(
                        new OutboxException("the outbox is overrun, %d changes wait".formatted(MAX_WAITING)));
            }
        }
        return job.done.minimalCompletionStage();
    }

    /// Finishes what waits, then ends the thread.
    void close() {
        synchronized (waiting) {
            closing = true;
            thread.interrupt();
        }
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Job<?>> group = new ArrayList<>();
        boolean open = true;
        while (open || !waiting.isEmpty()) {
            try {
                if (open) {
                    group.add(waiting.take());
                }
            } catch (InterruptedException e) {
                open = false;
            }
            waiting.drainTo(group, MAX_GROUP);
            commit(group);
            group.clear();
        }
    }

    private void commit(List<Job<?>> group) {
        try {
            for (Job<?> job : group) {
                job.apply(changes);
            }
            changes.commit();
        } catch (SQLException | RuntimeException e) {
            rollBack();
            if (group.size() == 1) {
                LOG.warn("the shared outbox could not be changed: {}", e.toString());
                group.getFirst().done.completeExceptionally(new OutboxException("the outbox could not be changed", e));
            } else {
                group.forEach(job -> commit(List.of(job)));
            }
            return;
        }
        group.forEach(Job::succeed);
    }

    private void rollBack() {
        try {
            changes.rollBack();
        } catch (SQLException e) {
            LOG.debug("nothing to roll back: {}", e.toString());
        }
    }

    private static final class Job<T> {
        private final Change<T> change;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private @Nullable T result;

        Job(Change<T> change) {
            this.change = change;
        }

        void apply(Changes changes) throws SQLException {
            result = change.apply(changes);
        }

        void succeed() {
            done.complete(result);
        }
    }
}
