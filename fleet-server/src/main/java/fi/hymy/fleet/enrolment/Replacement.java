package fi.hymy.fleet.enrolment;

import static fi.hymy.fleet.web.Tongue.t;

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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
            return Optional.of(t("A kiosk cannot replace itself."));
        }
        if (kiosks.find(old).isEmpty()) {
            return Optional.of(t("There is no kiosk '%s' to replace.", old));
        }
        Optional<String> why = move(old, fresh, by);
        if (why.isPresent()) {
            return why;
        }
        setups.find(old).ifPresent(saved -> setups.save(fresh, saved.setup(), by));
        twin.find(old).desired().survey().ifPresent(survey -> twin.desire(fresh, survey, by));
        tags.set(fresh, tags.of(old));
        revocation.take(old, by);
        watchers.forEach(watcher -> watcher.replaced(old, fresh, by));
        return Optional.empty();
    }

    /// Where the old one stands, and where it is planned to stand, is the new one's from now on.
    ///
    /// @return why that cannot be
    private Optional<String> move(KioskId old, KioskId fresh, String by) {
        Instant now = clock.instant();
        List<Placement> stays = placements.of(old).stream().map(Stay::placement).toList();
        List<Placement> planned =
                stays.stream().filter(stay -> stay.from().isAfter(now)).toList();
        Stream<Optional<String>> undone = planned.stream().map(stay -> refusal(placements.undo(stay.id())));
        Stream<Optional<String>> placed = Stream.concat(
                        stays.stream().filter(stay -> stay.covers(now)), planned.reversed().stream())
                .map(stay -> refusal(placements.place(wish(stay, planned, fresh, by))));
        return Stream.concat(undone, placed).flatMap(Optional::stream).findFirst();
    }

    /// A stay that ended only since another was planned ends anew when that is placed again.
    private Placements.Wish wish(Placement stay, List<Placement> planned, KioskId fresh, String by) {
        Instant now = clock.instant();
        boolean cut = planned.stream().anyMatch(next -> next.from().equals(stay.toOrNull()));
        return new Placements.Wish(
                fresh,
                stay.point(),
                stay.from().isAfter(now) ? stay.from() : now,
                cut ? null : stay.toOrNull(),
                true,
                by);
    }

    private static Optional<String> refusal(Outcome<Placement> outcome) {
        return outcome instanceof Outcome.Refused<Placement>(var reason) ? Optional.of(reason) : Optional.empty();
    }

    @Override
    public void cut(KioskId old) {
        revocation.cut(old);
    }
}
