package fi.hymy.fleet.kiosk;

import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Every kiosk with all that is known of it.
@Component
public final class Fleet {
    private final Kiosks kiosks;
    private final Presences presences;
    private final Twin twin;
    private final ShutOuts shutOuts;
    private final BoxTroubles boxes;
    private final InstantSource clock;

    Fleet(Kiosks kiosks, Presences presences, Twin twin, ShutOuts shutOuts, BoxTroubles boxes, InstantSource clock) {
        this.kiosks = kiosks;
        this.presences = presences;
        this.twin = twin;
        this.shutOuts = shutOuts;
        this.boxes = boxes;
        this.clock = clock;
    }

    /// By name.
    public List<KioskStatus> all() {
        Instant now = clock.instant();
        Map<KioskId, Presence> alive =
                presences.all().stream().collect(Collectors.toMap(Presence::kiosk, Function.identity()));
        Map<KioskId, TwinState> twins =
                twin.all().stream().collect(Collectors.toMap(TwinState::kiosk, Function.identity()));
        Map<KioskId, ShutOut> out = shutOuts.all();
        Set<KioskId> grave = boxes.grave();
        return kiosks.list().stream()
                .map(kiosk -> new KioskStatus(
                        kiosk,
                        Optional.ofNullable(alive.get(kiosk.id())),
                        twins.getOrDefault(kiosk.id(), TwinState.unknown(kiosk.id())),
                        Optional.ofNullable(out.get(kiosk.id())),
                        grave.contains(kiosk.id()),
                        now))
                .toList();
    }

    /// Of these, in their order; those that are not known are left out.
    ///
    /// @param ids at most a page of them
    public List<KioskStatus> of(List<KioskId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        Map<KioskId, Kiosk> known = kiosks.of(ids).stream().collect(Collectors.toMap(Kiosk::id, Function.identity()));
        Map<KioskId, Presence> alive =
                presences.of(ids).stream().collect(Collectors.toMap(Presence::kiosk, Function.identity()));
        Map<KioskId, TwinState> twins =
                twin.of(ids).stream().collect(Collectors.toMap(TwinState::kiosk, Function.identity()));
        Map<KioskId, ShutOut> out = shutOuts.among(ids);
        Set<KioskId> grave = boxes.grave();
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                .map(kiosk -> new KioskStatus(
                        kiosk,
                        Optional.ofNullable(alive.get(kiosk.id())),
                        twins.getOrDefault(kiosk.id(), TwinState.unknown(kiosk.id())),
                        Optional.ofNullable(out.get(kiosk.id())),
                        grave.contains(kiosk.id()),
                        now))
                .toList();
    }

    public Optional<KioskStatus> find(KioskId id) {
        return kiosks.find(id)
                .map(kiosk -> new KioskStatus(
                        kiosk,
                        presences.find(id),
                        twin.find(id),
                        Optional.ofNullable(shutOuts.among(List.of(id)).get(id)),
                        boxes.grave().contains(id),
                        clock.instant()));
    }
}
