package fi.hymy.kiosk.outbox;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An outbox that is there whatever the disk says: it is opened in the background, again and again where that fails,
/// and once more when the open file turns out to be spoiled.
///
/// While it is being opened, answers wait for it; between two attempts they fail at once, and there is nothing to
/// send. The kiosk needs no new start to recover from a disk that was full, read-only or gone.
public final class PatientOutbox implements Outbox {
    static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
    static final Duration UPKEEP = Duration.ofMinutes(1);
    /// How often a disk that refused is looked at.
    static final Duration LOOK = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(PatientOutbox.class);

    private final Supplier<SqliteOutbox> opening;
    private final EventLoop loop;
    private final Runnable ready;
    private final AtomicReference<Attempt> attempt = new AtomicReference<>(new Attempt());
    private volatile String refusal = "";
    private volatile String lastComplaint = "";
    private volatile boolean closed;
    /// Of the loop.
    private Duration pause = FIRST_RETRY;

    /// One opening of the file, and what came of it.
    private record Attempt(CompletableFuture<SqliteOutbox> outbox) {
        Attempt() {
            this(new CompletableFuture<>());
        }

        @Nullable
        SqliteOutbox opened() {
            return outbox.state() == CompletableFuture.State.SUCCESS ? outbox.resultNow() : null;
        }
    }

    /// @param opening opens the file, may take its time; fails with [OutboxException] when that cannot be done now
    /// @param loop for this alone, or for other work that waits for the disk
    /// @param ready answers can be kept, again or for the first time: what could not be may be given again, and
    ///     what waits can be sent. Called on the loop, after each opening and each recovery
    public PatientOutbox(Supplier<SqliteOutbox> opening, EventLoop loop, Runnable ready) {
        this.opening = opening;
        this.loop = loop;
        this.ready = ready;
    }

    /// Begins to open the file. To be called once.
    public void start() {
        loop.execute(this::open);
        loop.after(UPKEEP, this::upkeep);
    }

    /// Whether answers can be kept now.
    public OutboxCondition condition() {
        Attempt now = attempt.get();
        SqliteOutbox open = now.opened();
        if (open == null) {
            return new OutboxCondition.Shut(now.outbox().isDone() ? shutBecause(now) : "it is being opened");
        }
        return refusal.isEmpty()
                ? new OutboxCondition.Open(open.reserve().isThere())
                : new OutboxCondition.Refusing(refusal);
    }

    private void open() {
        if (closed) {
            return;
        }
        Attempt now = attempt.get();
        if (now.outbox().isDone()) {
            now = new Attempt();
            attempt.set(now);
        }
        try {
            SqliteOutbox opened = opening.get();
            pause = FIRST_RETRY;
            refusal = "";
            if (!lastComplaint.isEmpty()) {
                LOG.info("the outbox is open again");
            }
            lastComplaint = "";
            now.outbox().complete(opened);
            closeIfTooLate(opened);
            ready.run();
        } catch (OutboxException e) {
            postpone(now, e);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("the outbox cannot be opened for a reason of the program's own", e);
            postpone(now, new OutboxException("the outbox cannot be opened now", e));
        }
    }

    private void postpone(Attempt failed, OutboxException why) {
        complain(why.inShort());
        failed.outbox().completeExceptionally(why);
        loop.after(pause, this::open);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : doubled;
    }

    private void closeIfTooLate(SqliteOutbox opened) {
        if (closed) {
            opened.close();
        }
    }

    /// Once for each reason, not once for each attempt.
    private void complain(String reason) {
        if (!reason.equals(lastComplaint)) {
            LOG.error("no answer can be kept, see to the disk; it is tried again and again: {}", reason);
            lastComplaint = reason;
        }
    }

    private static String shutBecause(Attempt failed) {
        return failed.outbox().exceptionNow() instanceof OutboxException e
                ? e.inShort()
                : String.valueOf(failed.outbox().exceptionNow().getMessage());
    }

    private void upkeep() {
        SqliteOutbox open = attempt.get().opened();
        if (open != null) {
            open.reserve().layUp();
        }
        loop.after(UPKEEP, this::upkeep);
    }

    /// Closes a file, and opens it anew at once.
    private void renew(SqliteOutbox spoiled) {
        Attempt now = attempt.get();
        if (now.opened() == spoiled && attempt.compareAndSet(now, new Attempt())) {
            spoiled.close();
            open();
        }
    }

    /// Closes the file in order and opens it anew, once it is open; answers wait meanwhile.
    public void reopen() {
        loop.execute(() -> {
            SqliteOutbox open = attempt.get().opened();
            if (open != null && !closed) {
                renew(open);
            }
        });
    }

    private void failed(SqliteOutbox open, OutboxException failure) {
        if (closed) {
            return;
        }
        if (failure.spoiled()) {
            complain(failure.inShort());
            loop.execute(() -> renew(open));
        } else if (refusal.isEmpty() && !open.isClosed()) {
            refusal = failure.inShort();
            loop.after(LOOK, () -> lookAtTheDisk(open));
        }
    }

    /// A full disk tells nobody when it has room again.
    private void lookAtTheDisk(SqliteOutbox refusing) {
        if (attempt.get().opened() != refusing || closed) {
            return;
        }
        if (refusing.reserve().diskIsFull()) {
            loop.after(LOOK, () -> lookAtTheDisk(refusing));
        } else {
            refusal = "";
            ready.run();
        }
    }

    /// @param patient whether to wait while the file is being opened, as an answer should
    private <T> CompletionStage<T> change(boolean patient, Function<SqliteOutbox, CompletionStage<T>> change) {
        if (closed) {
            return CompletableFuture.failedStage(new OutboxException("the outbox is closed"));
        }
        Attempt now = attempt.get();
        if (!patient && !now.outbox().isDone()) {
            return CompletableFuture.failedStage(new OutboxException("the outbox is being opened"));
        }
        return now.outbox()
                .thenCompose(open -> change.apply(open)
                        .whenComplete(
                                (_, failure) -> OutboxException.in(failure).ifPresent(e -> failed(open, e))))
                .minimalCompletionStage();
    }

    private <T> Optional<T> read(Function<SqliteOutbox, T> question) {
        SqliteOutbox open = attempt.get().opened();
        if (open == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.apply(open));
        } catch (OutboxException e) {
            failed(open, e);
            throw e;
        }
    }

    private OutboxException shut() {
        return new OutboxException("the outbox is shut: " + condition());
    }

    /// @throws OutboxException while there is no file
    @Override
    public OutboxId id() {
        return read(SqliteOutbox::id).orElseThrow(this::shut);
    }

    @Override
    public CompletionStage<Long> append(Response response) {
        return change(true, open -> open.append(response)).thenApply(sequence -> {
            refusal = "";
            return sequence;
        });
    }

    /// Nothing while there is no file.
    @Override
    public List<Uplink.Row> unsent(int maxRows, int maxBytes, Set<ResponseId> putAside) {
        return read(open -> open.unsent(maxRows, maxBytes, putAside)).orElse(List.of());
    }

    @Override
    public CompletionStage<Void> settle(List<Receipt> receipts) {
        return change(false, open -> open.settle(receipts));
    }

    @Override
    public CompletionStage<Integer> resend(long from, long to) {
        return change(false, open -> open.resend(from, to));
    }

    @Override
    public CompletionStage<Boolean> forget(ResponseId response) {
        return change(true, open -> open.forget(response));
    }

    /// @throws OutboxException while there is no file
    @Override
    public Uplink.OutboxFacts facts() {
        return read(SqliteOutbox::facts).orElseThrow(this::shut);
    }

    /// Rows that should be here and are not.
    ///
    /// @throws OutboxException while there is no file, or when it cannot be read
    public long gaps() {
        return read(SqliteOutbox::gaps).orElseThrow(this::shut);
    }

    @Override
    public void close() {
        closed = true;
        SqliteOutbox open = attempt.get().opened();
        if (open != null) {
            open.close();
        }
    }
}
