package fi.hymy.kiosk.device.command;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.message.Action;
import fi.hymy.protocol.message.Downlink.Command;
import fi.hymy.protocol.message.Uplink.CommandResult;
import fi.hymy.protocol.message.Uplink.CommandResult.Outcome;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out commands, one after another: each once, in time, or not at all.
///
/// A command is remembered on disk before it is begun; one that comes twice is answered and not done again,
/// and one that was under way when the program ended is not begun anew. Public methods may be called from
/// any thread and never wait.
public final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final String REBOOTS = "the machine starts anew";
    private static final String UNREMEMBERED = "the disk does not take that it was done, so it could happen for ever";
    private static final int MOST_WAITING = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /// How long one may wait here while the kiosk does not know the time: the broker's count of its age ends with its
    /// arrival.
    private static final Duration BLIND = Duration.ofMinutes(1);
    /// So that the result is on its way before the link is closed.
    private static final Duration BEFORE_RESTART = Duration.ofSeconds(2);

    private final EventLoop loop;
    private final Supplier<Stamp> stamps;
    private final CommandMemory memory;
    private final Hands hands;
    private final Upload upload;
    private final LogBundle logs;
    private final Report report;
    private final AtomicInteger waiting = new AtomicInteger();

    /// @param loop the thread `commands`, held up while a command is carried out
    /// @param folder where it is remembered what was done
    public Commands(
            EventLoop loop,
            Supplier<Stamp> stamps,
            Path folder,
            Hands hands,
            Upload upload,
            LogBundle logs,
            Report report) {
        this.loop = loop;
        this.stamps = stamps;
        this.memory = CommandMemory.open(folder.resolve("commands"));
        this.hands = hands;
        this.upload = upload;
        this.logs = logs;
        this.report = report;
    }

    /// The way of a result to the server.
    @FunctionalInterface
    public interface Report extends Function<CommandResult, CompletionStage<Boolean>> {
        /// @return whether it arrived for certain
        @Override
        CompletionStage<Boolean> apply(CommandResult result);
    }

    /// Says what became of those that were under way when the program ended. Once, before the link starts.
    public void start() {
        loop.execute(() -> memory.unfinished().stream().map(Commands::ended).forEach(this::remember));
    }

    private static CommandResult ended(CommandResult underWay) {
        return underWay.detail().equals(REBOOTS)
                ? new CommandResult(underWay.command(), Outcome.DONE, "the machine started anew")
                : new CommandResult(underWay.command(), Outcome.FAILED, "the kiosk ended before this was done");
    }

    /// The link stands: tells what the server may not know.
    public void connected() {
        loop.execute(() -> memory.untold().forEach(this::tell));
    }

    /// A command has just come.
    public void take(Command command) {
        long receivedMillis = loop.millis();
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            loop.execute(() -> finish(command.id(), Outcome.REFUSED, "too many commands at once"));
            return;
        }
        loop.execute(() -> {
            waiting.decrementAndGet();
            consider(command, receivedMillis);
        });
    }

    private void consider(Command command, long receivedMillis) {
        memory.find(command.id()).ifPresentOrElse(this::tell, () -> {
            if (isLate(command, receivedMillis)) {
                LOG.info("command {} came too late", command.id());
                finish(command.id(), Outcome.EXPIRED, "it came too late");
            } else {
                begin(command);
            }
        });
    }

    /// By the clock where it is known, and by the time since it came in any case. Where it is not known, by what it
    /// cannot lie before: a restored clock only ever goes after, and whatever the server dated was
    /// dated before now. So nothing that was recorded long ago is done again while the clock is wrong.
    private boolean isLate(Command command, long receivedMillis) {
        Stamp now = stamps.get();
        long waited = loop.millis() - receivedMillis;
        boolean known = now.quality() == TimeQuality.CONFIRMED;
        long newest = memory.dated(command.issuedAt().toEpochMilli());
        long atLeast = now.quality() == TimeQuality.RESTORED ? Math.max(newest, now.wallMillis()) : newest;
        if (known) {
            atLeast = now.wallMillis();
            memory.notAfter(atLeast);
        }
        return atLeast > command.expiresAt().toEpochMilli()
                || waited > command.validFor().toMillis()
                || (!known && waited > BLIND.toMillis());
    }

    private void begin(Command command) {
        LOG.info("command {}: {}", command.id(), command.action());
        boolean remembered = remember(new CommandResult(command.id(), Outcome.RUNNING, ""));
        if (command.action() instanceof Action.Restart) {
            restart(command.id(), remembered);
        } else if (command.action() instanceof Action.Reboot) {
            reboot(command.id(), remembered);
        } else {
            tryOut(command);
        }
    }

    private void tryOut(Command command) {
        try {
            Done done = carryOut(command);
            finish(command.id(), done.outcome(), done.detail());
        } catch (IOException | ExecutionException | RuntimeException e) {
            LOG.warn("command {} failed", command.id(), e);
            finish(command.id(), Outcome.FAILED, inWords(e));
        } catch (TimeoutException e) {
            finish(command.id(), Outcome.FAILED, "it was not done within %d s".formatted(PATIENCE.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String inWords(Exception e) {
        Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        return cause instanceof IOException && cause.getMessage() != null ? cause.getMessage() : cause.toString();
    }

    /// Said to be done before it is, for nobody is there afterwards. One that cannot be remembered might be
    /// done for ever.
    private void restart(CommandId id, boolean remembered) {
        if (!remembered) {
            finish(id, Outcome.FAILED, UNREMEMBERED);
            return;
        }
        finish(id, Outcome.DONE, "the program ends and starts anew");
        loop.after(BEFORE_RESTART, hands::restart);
    }

    /// Done once the program starts anew after it, unless the machine does not let this program do it.
    private void reboot(CommandId id, boolean remembered) {
        if (!remembered) {
            finish(id, Outcome.FAILED, UNREMEMBERED);
            return;
        }
        remember(new CommandResult(id, Outcome.RUNNING, REBOOTS));
        loop.after(
                BEFORE_RESTART,
                () -> hands.reboot()
                        .thenAccept(why ->
                                why.ifPresent(text -> loop.execute(() -> finish(id, Outcome.FAILED, text)))));
    }

    private record Done(Outcome outcome, String detail) {
        static Done of(String detail) {
            return new Done(Outcome.DONE, detail);
        }

        static Done refused(String detail) {
            return new Done(Outcome.REFUSED, detail);
        }
    }

    private Done carryOut(Command command)
            throws IOException, ExecutionException, TimeoutException, InterruptedException {
        return switch (command.action()) {
            case Action.Screenshot(int maxWidth) -> sent(command.id(), "image/png", await(hands.screenshot(maxWidth)));
            case Action.Logs _ -> sent(command.id(), "application/zip", logs.zip());
            case Action.Identify(Duration duration) -> {
                await(hands.identify(duration));
                yield Done.of("shown for %d s".formatted(duration.toSeconds()));
            }
            case Action.Brightness(int percent) ->
                await(hands.brightness(percent))
                        ? Done.of("%d %%".formatted(percent))
                        : Done.refused("there is no backlight that can be set");
            case Action.Diagnose _ -> Done.of(await(hands.diagnose()));
            case Action.Renew _ -> Done.of(await(hands.renew()));
            case Action.Restart _, Action.Reboot _ -> throw new IllegalStateException("dealt with before");
            case Action.Unknown(String kind) -> Done.refused("this program does not know how to " + kind);
        };
    }

    private Done sent(CommandId id, String type, byte[] file) throws IOException, InterruptedException {
        upload.send(id, type, file);
        return Done.of("%d bytes".formatted(file.length));
    }

    private static <T> T await(CompletionStage<T> stage)
            throws ExecutionException, TimeoutException, InterruptedException {
        return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void finish(CommandId id, Outcome outcome, String detail) {
        remember(new CommandResult(id, outcome, detail));
    }

    /// @return whether it is on the disk
    private boolean remember(CommandResult result) {
        boolean kept = true;
        try {
            memory.put(result);
        } catch (IOException e) {
            LOG.warn("command {} could not be remembered: {}", result.command(), e.toString());
            kept = false;
        }
        tell(result);
        return kept;
    }

    private void tell(CommandResult result) {
        report.apply(result).thenAccept(arrived -> {
            if (arrived) {
                loop.execute(() -> settled(result));
            }
        });
    }

    private void settled(CommandResult result) {
        try {
            memory.told(result);
        } catch (IOException e) {
            LOG.debug("told twice, at worst", e);
        }
    }
}
