package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.kiosk.DeviceSetups;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.kiosk.ReplacementWatcher;
import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.site.KioskTags;
import fi.hymy.fleet.site.Outcome;
import fi.hymy.fleet.site.Placement;
import fi.hymy.fleet.site.Placements;
import fi.hymy.fleet.site.Stay;
import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Lets one kiosk take the place of a broken one: its point, its survey, how its box is set up, its tags. The
/// broken one is known no more; the answers that it gave stay where they are, and count for the point.
@Component
final class Replacement implements Takeover {
    private final Kiosks kiosks;
    private final Placements placements;
    private final KioskTags tags;
    private final Twin twin;
    private final DeviceSetups setups;
    private final Revocation revocation;
    private final ObjectProvider<ReplacementWatcher> watchers;
    private final InstantSource clock;

    Replacement(
            Kiosks kiosks,
            Placements placements,
            KioskTags tags,
            Twin twin,
            DeviceSetups setups,
            Revocation revocation,
            ObjectProvider<ReplacementWatcher> watchers,
            InstantSource clock) {
        this.kiosks = kiosks;
        this.placements = placements;
        this.tags = tags;
        this.twin = twin;
        this.setups = setups;
        this.revocation = revocation;
        this.watchers = watchers;
        this.clock = clock;
    }

    @Override
    public Optional<String> take(KioskId old, KioskId fresh, String by) {
        if (old.equals(fresh)) {
            return Optional.of("A kiosk cannot replace itself.");
        }
        if (kiosks.find(old).isEmpty()) {
            return Optional.of("There is no kiosk '%s' to replace.".formatted(old));
        }
        Instant now = clock.instant();
        Optional<Stay> stay = placements.of(old, now);
        if (stay.isPresent()) {
            Placement was = stay.get().placement();
            Outcome<Placement> placed = placements.place(
                    new Placements.Wish(fresh, was.point(), now, was.to().orElse(null), true, by));
            if (placed instanceof Outcome.Refused<Placement>(var reason)) {
                return Optional.of(reason);
            }
        }
        setups.find(old).ifPresent(saved -> setups.save(fresh, saved.setup(), by));
        twin.find(old).desired().survey().ifPresent(survey -> twin.desire(fresh, survey, by));
        tags.set(fresh, tags.of(old));
        revocation.take(old, by);
        watchers.forEach(watcher -> watcher.replaced(old, fresh, by));
        return Optional.empty();
    }

    @Override
    public void cut(KioskId old) {
        revocation.cut(old);
    }
}
