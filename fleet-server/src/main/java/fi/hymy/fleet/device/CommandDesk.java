package fi.hymy.fleet.device;

import fi.hymy.fleet.broker.Verdict;
import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.fleet.gateway.UplinkHandler;
import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Action;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Uplink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Sends commands and hears what became of them.
@Component
public final class CommandDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);

    private final Commands commands;
    private final Downlinks downlinks;
    private final KioskFiles files;
    private final InstantSource clock;
    private final ExecutorService commandThread;

    CommandDesk(
            Commands commands,
            Downlinks downlinks,
            KioskFiles files,
            InstantSource clock,
            ExecutorService commandThread) {
        this.commands = commands;
        this.downlinks = downlinks;
        this.files = files;
        this.clock = clock;
        this.commandThread = commandThread;
    }

    /// Asks one kiosk for something.
    ///
    /// @param by the operator's user name
    /// @return the command's id, by which what became of it is on the kiosk's page
    public CommandId ask(KioskId kiosk, Action action, Duration validFor, String by) {
        return send(kiosk, action, validFor, by).id();
    }

    /// Writes it down, then hands it to the broker, which keeps it for a kiosk that is away until it expires.
    Issued send(KioskId kiosk, Action action, Duration validFor, String by) {
        Issued issued = issued(kiosk, action, validFor, by);
        commands.add(issued).forEach(files::remove);
        hand(List.of(issued), action);
        return issued;
    }

    /// One that is not written down yet.
    Issued issued(KioskId kiosk, Action action, Duration validFor, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ActionWords words = ActionWords.of(action);
        var id = new CommandId(UUID.randomUUID().toString());
        return new Issued(
                id,
                kiosk,
                words.kind(),
                words.amount(),
                now,
                now.plus(validFor),
                by,
                null,
                "",
                now,
                null,
                null,
                null,
                0);
    }

    /// Hands those to the broker that were written down, unless writing took so long that their time is over.
    void hand(List<Issued> written, Action action) {
        List<CommandId> handed = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<?>[] all = written.stream()
                .filter(issued -> clock.instant().isBefore(issued.expiresAt()))
                .map(issued -> downlinks
                        .send(issued.kiosk(), command(issued, action))
                        .whenComplete((sent, failure) -> heard(issued, failure, handed))
                        .exceptionally(failure -> null)
                        .toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        var _ = CompletableFuture.allOf(all).thenRunAsync(() -> commands.sent(handed, clock.instant()), commandThread);
    }

    private static Downlink.Command command(Issued issued, Action action) {
        return new Downlink.Command(
                issued.id(), action, issued.issuedAt(), Duration.between(issued.issuedAt(), issued.expiresAt()));
    }

    private static void heard(Issued issued, @Nullable Throwable failure, List<CommandId> handed) {
        if (failure == null) {
            handed.add(issued.id());
        } else {
            LOG.warn("command {} could not be handed to the broker: {}", issued.id(), failure.toString());
        }
    }

    /// How the gateway reaches this room.
    @Configuration(proxyBeanMethods = false)
    static class Handlers {
        @Bean(destroyMethod = "shutdown")
        ExecutorService commandThread() {
            return Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("command-desk").daemon().factory());
        }

        @Bean
        UplinkHandler<Uplink.Health> onHealth(HealthBook book) {
            return (kiosk, health) -> {
                book.learn(kiosk, health.condition());
                return CompletableFuture.completedStage(Verdict.OK);
            };
        }

        @Bean
        UplinkHandler<Uplink.CommandResult> onCommandResult(
                Commands commands, InstantSource clock, ExecutorService commandThread) {
            return (kiosk, result) -> CompletableFuture.supplyAsync(
                    () -> {
                        commands.answered(kiosk, result, clock.instant());
                        return Verdict.OK;
                    },
                    commandThread);
        }
    }
}
