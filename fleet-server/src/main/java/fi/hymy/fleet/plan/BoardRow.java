package fi.hymy.fleet.plan;

import fi.hymy.fleet.lifecycle.LifeStep;
import fi.hymy.fleet.site.PlaceId;
import fi.hymy.fleet.site.PointId;
import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A point with all that is wanted there and all that there is.
///
/// @param root the place from which the board was looked at: the organisation, when all were
/// @param kept the kiosk that is reserved for it, or null
/// @param here the kiosk that stands there by the plan, or null
/// @param next the kiosk that comes on a date, or null
/// @param from when that one comes, or null
/// @param shows whether the kiosk in question should show a survey already
record BoardRow(
        PointPlan plan,
        String name,
        String note,
        PlaceId site,
        String siteName,
        String address,
        PlaceId root,
        @Nullable Box kept,
        @Nullable Box here,
        @Nullable Box next,
        @Nullable Instant from,
        boolean shows) {
    /// A kiosk that was kept for the point and is placed there by now is kept no more.
    BoardRow {
        if (kept != null && (kept.equals(here) || kept.equals(next))) {
            kept = null;
        }
    }

    /// A kiosk and its box.
    record Box(KioskId id, String name, LifeStep step, String serial, String model) {
        /// As `Pi 5 touch, 4711`, or empty.
        String words() {
            return model.isEmpty() || serial.isEmpty() ? model + serial : model + ", " + serial;
        }
    }

    PointId point() {
        return plan.point();
    }

    Optional<Box> keptBox() {
        return Optional.ofNullable(kept);
    }

    Optional<Box> hereBox() {
        return Optional.ofNullable(here);
    }

    Optional<Box> nextBox() {
        return Optional.ofNullable(next);
    }

    /// The kiosk that matters now: the one that is to come, else the one that stands there.
    Optional<Box> box() {
        return keptBox().or(this::nextBox).or(this::hereBox);
    }

    /// Whether it belongs on a packing list: its kiosk is on no wall yet.
    boolean isToBePacked() {
        return box().filter(box -> box.step().isBeforeTheWall()).isPresent();
    }

    /// Everything, the worst first.
    List<Lack> lacks(LocalDate today) {
        var lacks = new ArrayList<Lack>();
        Optional<Box> box = box();
        boolean inService = hereBox()
                .filter(one -> one.step() == LifeStep.INSTALLED || one.step() == LifeStep.IN_SERVICE)
                .isPresent();
        if (!inService && plan.dueDay().filter(today::isAfter).isPresent()) {
            lacks.add(Lack.DATE_PASSED);
        }
        if (box.isEmpty() || box.get().step() == LifeStep.RETIRED) {
            lacks.add(Lack.NO_KIOSK);
        } else if (box.get().step() == LifeStep.STOCK || box.get().step() == LifeStep.ASSEMBLED) {
            lacks.add(Lack.NOT_SHIPPED);
        }
        if (plan.survey() == null && !shows) {
            lacks.add(Lack.NO_SURVEY);
        }
        if (address.isEmpty()) {
            lacks.add(Lack.NO_ADDRESS);
        }
        return lacks;
    }
}
