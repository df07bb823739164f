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
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Sends commands and hears what became of them.
@Component
final class CommandDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);

    private final Commands commands;
    private final Downlinks downlinks;
    private final KioskFiles files;
    private final InstantSource clock;

    CommandDesk(Commands commands, Downlinks downlinks, KioskFiles files, InstantSource clock) {
        this.commands = commands;
        this.downlinks = downlinks;
        this.files = files;
        this.clock = clock;
    }

    /// Writes it down, then hands it to the broker, which keeps it for a kiosk that is away until it expires.
    Issued send(KioskId kiosk, Action action, Duration validFor, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var command = new Downlink.Command(new CommandId(UUID.randomUUID().toString()), action, now, validFor);
        ActionWords words = ActionWords.of(action);
        var issued = new Issued(
                command.id(),
                kiosk,
                words.kind(),
                words.amount(),
                now,
                command.expiresAt(),
                by,
                null,
                "",
                now,
                null,
                0);
        commands.add(issued).forEach(files::remove);
        downlinks.send(kiosk, command).whenComplete((sent, failure) -> {
            if (failure != null) {
                LOG.warn("command {} could not be handed to the broker: {}", command.id(), failure.toString());
            }
        });
        return issued;
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
