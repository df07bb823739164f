package fi.hymy.fleet.ingest;

import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Receipt;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps what is sent to kiosks, or fails to send when told to.
final class RecordingDownlinks implements Downlinks {
    private final Map<KioskId, List<Downlink>> sent = new ConcurrentHashMap<>();
    private volatile boolean broken;

    @Override
    public CompletionStage<Void> send(KioskId kiosk, Downlink message) {
        if (broken) {
            return CompletableFuture.failedStage(new IllegalStateException("no broker"));
        }
        sent.computeIfAbsent(kiosk, key -> new CopyOnWriteArrayList<>()).add(message);
        return CompletableFuture.completedStage(null);
    }

    void breakDown() {
        broken = true;
    }

    void clear() {
        sent.clear();
    }

    List<Downlink> messages(KioskId kiosk) {
        return sent.getOrDefault(kiosk, List.of());
    }

    List<Receipt> receipts(KioskId kiosk) {
        return messages(kiosk).stream()
                .filter(Downlink.Receipts.class::isInstance)
                .flatMap(message -> ((Downlink.Receipts) message).receipts().stream())
                .toList();
    }
}
