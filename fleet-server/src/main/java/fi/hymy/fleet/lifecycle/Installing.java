package fi.hymy.fleet.lifecycle;

import fi.hymy.fleet.site.ExperiencePoint;
import fi.hymy.fleet.site.Outcome;
import fi.hymy.fleet.site.Place;
import fi.hymy.fleet.site.Placement;
import fi.hymy.fleet.site.Placements;
import fi.hymy.fleet.site.Places;
import fi.hymy.fleet.site.PointId;
import fi.hymy.fleet.site.Points;
import fi.hymy.fleet.site.Stay;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Hangs kiosks up: the step, the picture and the place, all at once.
@Component
final class Installing {
    private final Lives lives;
    private final Placements placements;
    private final Points points;
    private final Places places;
    private final KeptPoints kept;
    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;

    Installing(
            Lives lives,
            Placements placements,
            Points points,
            Places places,
            KeptPoints kept,
            WriterDb writer,
            ReaderDb reader,
            InstantSource clock) {
        this.lives = lives;
        this.placements = placements;
        this.points = points;
        this.places = places;
        this.kept = kept;
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    /// Where a kiosk is to hang.
    ///
    /// @param chosen the point that was planned
    /// @param points all at that site, for the case that it had to be another
    record Goal(Place site, PointId chosen, List<ExperiencePoint> points) {}

    /// What an installer says.
    ///
    /// @param pointOrNull null where nobody planned any
    /// @param position as the phone knows it or as typed, at most 100 characters, or empty
    /// @param photoOrNull made by [PhonePhoto]
    record CheckIn(
            KioskId kiosk,
            String installer,
            String note,
            String position,
            @Nullable PointId pointOrNull,
            @Nullable Jpeg photoOrNull) {}

    /// The point for which it is kept, else where it stands or will stand next; empty where nobody planned
    /// any.
    Optional<Goal> goal(KioskId kiosk) {
        return kept.of(kiosk)
                .or(() -> planned(kiosk))
                .flatMap(points::find)
                .flatMap(point ->
                        places.find(point.site()).map(site -> new Goal(site, point.id(), points.at(site.id()))));
    }

    /// All of it, or nothing. A point at which another kiosk stands is left to it: the note then says so.
    ///
    /// @return the step that was taken, or why not
    Lives.Taken checkIn(CheckIn said) {
        Lives.Taken taken = Objects.requireNonNull(writer.transaction().execute(status -> {
            Lives.Taken done = lives.take(
                    new Step(said.kiosk(), LifeStep.INSTALLED, said.installer(), note(said), said.pointOrNull()));
            Jpeg photo = said.photoOrNull();
            if (done instanceof Lives.Taken.Refused) {
                status.setRollbackOnly();
            } else if (photo != null && done instanceof Lives.Taken.Done(var _, var step)) {
                keep(said, step.number(), photo);
            }
            return done;
        }));
        if (taken instanceof Lives.Taken.Done) {
            kept.hung(said.kiosk());
        }
        return taken;
    }

    private String note(CheckIn said) {
        String trouble = said.pointOrNull() == null ? "" : place(said.kiosk(), said.pointOrNull(), said.installer());
        return trouble.isEmpty() ? said.note() : shortened(join(said.note(), "Not placed: " + trouble));
    }

    Optional<byte[]> photo(KioskId kiosk, int number) {
        return reader.jdbc()
                .sql("select bytes from install_photo where kiosk_id = :kiosk and number = :number")
                .param("kiosk", kiosk.value())
                .param("number", number)
                .query((row, index) -> row.getBytes("bytes"))
                .optional();
    }

    /// Where the phone said that it was, for each picture.
    Optional<String> position(KioskId kiosk, int number) {
        return reader.jdbc()
                .sql("select position from install_photo where kiosk_id = :kiosk and number = :number")
                .param("kiosk", kiosk.value())
                .param("number", number)
                .query(String.class)
                .optional()
                .filter(position -> !position.isEmpty());
    }

    private Optional<PointId> planned(KioskId kiosk) {
        Instant now = clock.instant();
        List<Stay> stays = placements.of(kiosk);
        return stays.stream()
                .filter(stay -> stay.isPlanned(now))
                .reduce((later, earlier) -> earlier)
                .or(() -> stays.stream().filter(stay -> stay.isNow(now)).findFirst())
                .map(stay -> stay.placement().point());
    }

    /// @return why it could not be placed there, or empty; where it is placed already all is well
    private String place(KioskId kiosk, PointId point, String by) {
        boolean placed = placements.of(kiosk).stream()
                .filter(stay -> stay.placement().point().equals(point))
                .anyMatch(stay -> stay.isNow(clock.instant()) || stay.isPlanned(clock.instant()));
        if (placed) {
            return "";
        }
        return switch (placements.place(new Placements.Wish(kiosk, point, clock.instant(), null, false, by))) {
            case Outcome.Done<Placement> _ -> "";
            case Outcome.Refused<Placement>(var why) -> why;
        };
    }

    private void keep(CheckIn said, int number, Jpeg photo) {
        writer.jdbc()
                .sql("""
                        insert into install_photo (kiosk_id, number, bytes, position, taken_at)
                        values (:kiosk, :number, :bytes, :position, :at)
                        """)
                .param("kiosk", said.kiosk().value())
                .param("number", number)
                .param("bytes", photo.bytes())
                .param("position", said.position())
                .param("at", clock.millis())
                .update();
    }

    private static String join(String first, String second) {
        return first.isBlank() ? second : first.strip() + " " + second;
    }

    private static String shortened(String note) {
        return note.length() <= Step.NOTE ? note : note.substring(0, Step.NOTE);
    }
}
