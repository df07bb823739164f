package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.broker.Verdict;
import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.fleet.gateway.UplinkHandler;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Uplink;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What happens when a kiosk says that it is here, alive, gone, or showing something.
@Configuration(proxyBeanMethods = false)
class KioskDesk {
    /// Threads that may wait for the database. What waits for them is bounded by the number of kiosks: each has one
    /// message under way.
    private static final int THREADS = 2;

    @Bean(destroyMethod = "shutdown")
    ExecutorService kioskDeskThreads() {
        return Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().name("kiosk-desk-", 0).daemon().factory());
    }

    /// A kiosk that comes is told what it should show and to which key it seals, every time.
    @Bean
    UplinkHandler<Uplink.Birth> onBirth(
            PresenceBook presences,
            Twin twin,
            Downlinks downlinks,
            OutboxWatcher outboxes,
            Returns returns,
            KeyToTell sealing,
            ExecutorService kioskDeskThreads) {
        return (kiosk, birth) -> {
            presences.born(kiosk, birth.session(), birth.appVersion(), birth.outbox());
            birth.outboxIfKnown().ifPresent(facts -> outboxes.seen(kiosk, facts));
            return CompletableFuture.supplyAsync(
                            () -> new Downlink.Desired(
                                    twin.find(kiosk).desired(),
                                    returns.within().orElse(null),
                                    sealing.key().orElse(null)),
                            kioskDeskThreads)
                    .thenCompose(desired -> downlinks.send(kiosk, desired))
                    .thenApply(sent -> Verdict.OK);
        };
    }

    @Bean
    UplinkHandler<Uplink.Gone> onGone(PresenceBook presences) {
        return atOnce((kiosk, gone) -> presences.gone(kiosk, gone.session()));
    }

    @Bean
    UplinkHandler<Uplink.Heartbeat> onHeartbeat(PresenceBook presences, OutboxWatcher outboxes) {
        return atOnce((kiosk, heartbeat) -> {
            presences.alive(kiosk, heartbeat.session(), heartbeat.outbox());
            heartbeat.outboxIfKnown().ifPresent(facts -> outboxes.seen(kiosk, facts));
        });
    }

    /// A kiosk that knows a newer state than this server, as after a restore from a backup, would ignore
    /// everything it is told: so what it should show is decided once more, above what it knows.
    @Bean
    UplinkHandler<Uplink.Reported> onReported(ReportBook reports, Twin twin, Downlinks downlinks) {
        return (kiosk, reported) -> reports.keep(kiosk, reported.state()).thenCompose(kept -> {
            Optional<DesiredState> raised =
                    twin.raiseAbove(kiosk, reported.state().desiredVersion());
            return raised.isEmpty()
                    ? CompletableFuture.completedStage(Verdict.OK)
                    : downlinks.send(kiosk, new Downlink.Desired(raised.get())).thenApply(sent -> Verdict.OK);
        });
    }

    private static <M extends Uplink> UplinkHandler<M> atOnce(BiConsumer<KioskId, M> action) {
        return (kiosk, message) -> {
            action.accept(kiosk, message);
            return CompletableFuture.completedStage(Verdict.OK);
        };
    }
}
