package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.web.Named;
import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which kiosk stands at which point from when to when: what was, is and is planned.
///
/// A kiosk is at one point at a time and a point has one kiosk at a time. Placing a kiosk that stands
/// elsewhere moves it: its stay there ends as the new one begins.
@Component
public final class Placements {
    /// As long after it was made can a stay that has begun be undone.
    static final Duration SECOND_THOUGHTS = Duration.ofHours(1);

    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;

    public Placements(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    /// A wish to place a kiosk.
    ///
    /// @param to null for without an end
    /// @param replace whether a kiosk that stands there then leaves for this one
    /// @param by an operator's user name
    public record Wish(
            KioskId kiosk,
            PointId point,
            Instant from,
            @Nullable Instant to,
            boolean replace,
            String by) {
        public Wish {
            from = from.truncatedTo(ChronoUnit.MILLIS);
            if (to != null && !to.isAfter(from)) {
                throw new IllegalArgumentException(t("a stay must end after it begins"));
            }
        }
    }

    public Outcome<Placement> place(Wish wish) {
        Audited.about(Named.Kind.KIOSK, wish.kiosk().value());
        Audited.about(Named.Kind.POINT, wish.point().value());
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            Revision.raise(writer);
            var rows = new PlacementRows(writer.jdbc());
            if (!rows.kioskExists(wish.kiosk())) {
                return new Outcome.Refused<>(t("There is no kiosk '%s'.", wish.kiosk()));
            }
            if (!rows.pointExists(wish.point())) {
                return new Outcome.Refused<>(t("There is no point '%s'.", wish.point()));
            }
            List<Stay> inTheWay = rows.overlapping(wish.kiosk(), wish.point(), wish.from(), wish.to());
            Optional<String> why = inTheWay.stream()
                    .flatMap(stay -> refusal(stay, wish).stream())
                    .findFirst();
            return why.isPresent() ? new Outcome.Refused<>(why.get()) : made(rows, wish, inTheWay);
        }));
    }

    /// Ends a stay; one that has an earlier end keeps that.
    public Outcome<Placement> end(PlacementId id, Instant at) {
        Instant end = at.truncatedTo(ChronoUnit.MILLIS);
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            Revision.raise(writer);
            var rows = new PlacementRows(writer.jdbc());
            Optional<Placement> found = rows.find(id);
            if (found.isEmpty()) {
                return new Outcome.Refused<>(t("There is no such stay any more."));
            }
            Placement stay = found.get();
            if (!end.isAfter(stay.from())) {
                return new Outcome.Refused<>(
                        t("A stay must end after it begins; one that has not begun can be undone."));
            }
            if (stay.to().filter(to -> !to.isAfter(end)).isPresent()) {
                return new Outcome.Refused<>(t("It ends by then anyhow."));
            }
            Audited.change("stays until", stay.to().map(Instant::toString).orElse(null), end);
            rows.end(id, end, null);
            return new Outcome.Done<>(rows.find(id).orElseThrow());
        }));
    }

    /// Takes back a stay that has not begun, or that was made within the last hour, and gives those that it
    /// cut short their old end.
    public Outcome<Placement> undo(PlacementId id) {
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            Revision.raise(writer);
            var rows = new PlacementRows(writer.jdbc());
            Optional<Placement> found = rows.find(id);
            if (found.isEmpty()) {
                return new Outcome.Refused<>(t("There is no such stay any more."));
            }
            Placement stay = found.get();
            Instant now = clock.instant();
            if (!stay.from().isAfter(now) && stay.madeAt().plus(SECOND_THOUGHTS).isBefore(now)) {
                return new Outcome.Refused<>(t("It is history by now. End the stay instead."));
            }
            if (rows.inTheWayOfUndoing(id)) {
                return new Outcome.Refused<>(t("Something was planned upon it since. Undo that first."));
            }
            Audited.change("stands at", stay.point(), null);
            rows.delete(id);
            return new Outcome.Done<>(stay);
        }));
    }

    /// Every stay at a point, the latest first.
    public List<Stay> at(PointId point) {
        return new PlacementRows(reader.jdbc()).ofPoint(point);
    }

    /// Every stay of a kiosk, the latest first.
    public List<Stay> of(KioskId kiosk) {
        return new PlacementRows(reader.jdbc()).ofKiosk(kiosk);
    }

    /// Stays at a site's points that are running or planned.
    List<Stay> comingAt(PlaceId site) {
        return new PlacementRows(reader.jdbc()).comingAt(site, clock.instant());
    }

    public Optional<Placement> find(PlacementId id) {
        return new PlacementRows(reader.jdbc()).find(id);
    }

    /// Where a kiosk stands at a moment.
    public Optional<Stay> of(KioskId kiosk, Instant at) {
        return of(kiosk).stream().filter(stay -> stay.isNow(at)).findFirst();
    }

    private Outcome<Placement> made(PlacementRows rows, Wish wish, List<Stay> cut) {
        var stay = new Placement(
                PlacementId.fresh(),
                wish.kiosk(),
                wish.point(),
                wish.from(),
                wish.to(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                wish.by());
        cut.forEach(old -> rows.end(old.placement().id(), wish.from(), stay.id()));
        Audited.change(
                "stands at",
                cut.stream()
                        .map(Stay::placement)
                        .filter(old -> old.kiosk().equals(wish.kiosk()))
                        .map(Placement::point)
                        .findFirst()
                        .orElse(null),
                wish.point());
        rows.insert(stay);
        return new Outcome.Done<>(stay);
    }

    private static Optional<String> refusal(Stay stay, Wish wish) {
        Placement old = stay.placement();
        boolean same = old.kiosk().equals(wish.kiosk());
        if (same && old.point().equals(wish.point())) {
            return Optional.of(t("It stands there then already, or is planned to."));
        }
        if (!old.from().isBefore(wish.from())) {
            return Optional.of(
                    same
                            ? t(
                                    "This kiosk is planned to stand at %s, %s before that stay ends. Undo that plan first, or give an earlier end.",
                                    stay.siteName(), stay.point())
                            : t(
                                    "%s is planned to stand there before that stay ends. Undo that plan first, or give an earlier end.",
                                    stay.kiosk()));
        }
        return same || wish.replace()
                ? Optional.empty()
                : Optional.of(t("%s stands there then. Say that it is replaced, or end its stay first.", stay.kiosk()));
    }
}
