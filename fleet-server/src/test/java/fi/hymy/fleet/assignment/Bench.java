package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.site.TestEstate.done;

import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.kiosk.TestKiosks;
import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.site.ExperiencePoint;
import fi.hymy.fleet.site.KioskTags;
import fi.hymy.fleet.site.Place;
import fi.hymy.fleet.site.PlaceDetails;
import fi.hymy.fleet.site.PlaceKind;
import fi.hymy.fleet.site.TestEstate;
import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.survey.SurveyLives;
import fi.hymy.fleet.survey.TestSurveys;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.schedule.Assignment;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.schedule.Period;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/// The whole room on one database, with a library of two points that opens from 8 to 20, and a clock that
/// can be set.
final class Bench {
    final AtomicReference<Instant> time;
    final Kiosks kiosks;
    final Twin twin;
    final KioskTags tags;
    final AssignmentBook book;
    final Programming programming;
    final ProgrammeFaults faults;
    final StandingSurvey standing;
    final Publications publications;
    final Lifecycle lifecycle;
    final Calendar calendar;
    final SurveyLives lives;
    final Place library;
    final ExperiencePoint lobby;
    final ExperiencePoint hall;

    private final TestEstate estate;
    private final TestSurveys surveys;
    private final AssignmentDesk desk;

    Bench(Db db, Instant now, Downlinks downlinks) {
        time = new AtomicReference<>(now);
        InstantSource clock = time::get;
        var times = new Times(clock, ZoneId.of("UTC"));
        estate = TestEstate.on(db, clock);
        surveys = TestSurveys.on(db, clock);
        lives = surveys.lives();
        TestKiosks rooms = TestKiosks.on(db, clock, downlinks);
        kiosks = rooms.kiosks();
        twin = rooms.twin();
        tags = estate.tags();
        var telling = new Telling(downlinks);
        book = new AssignmentBook(db.writer(), db.reader(), clock);
        var reach = new Reach(estate.queries(), estate.groups(), kiosks, estate.points(), estate.places());
        faults = new ProgrammeFaults(db.writer(), db.reader(), clock);
        programming = new Programming(
                db.writer(),
                db.reader(),
                clock,
                book,
                surveys.lives(),
                reach,
                estate.queries(),
                estate.places(),
                twin,
                telling,
                faults,
                times);
        standing = new StandingSurvey(db.writer(), twin, telling, surveys.lives());
        publications = new Publications(db.writer(), db.reader(), clock, standing);
        lifecycle = new Lifecycle(
                db.writer(), db.reader(), surveys.lives(), surveys.versions(), book, publications, twin, telling);
        calendar = new Calendar(programming, reach, estate.placements(), estate.places(), rooms.setups(), twin, times);
        SurveyNames names = SurveyId::value;
        var targets = new Targets(reach, estate.queries(), estate.groups(), estate.places(), estate.points());
        desk = new AssignmentDesk(
                book,
                new Conflicts(programming, reach),
                surveys.versions(),
                targets,
                reach,
                surveys.lives(),
                names,
                times);
        Optional<Place> there = estate.places().all().stream().findFirst();
        library = there.map(_ -> site("Main library")).orElseGet(this::built);
        List<ExperiencePoint> points = estate.points().at(library.id());
        hall = points.getFirst();
        lobby = points.getLast();
    }

    private Place built() {
        Place city = done(estate.places()
                .add(
                        PlaceKind.ORGANISATION,
                        null,
                        new PlaceDetails(
                                "City",
                                null,
                                "",
                                null,
                                ZoneId.of("Europe/Helsinki"),
                                HoursText.parse("Mon-Fri 08:00-20:00"),
                                List.of(),
                                Set.of())));
        Place site = done(estate.places().add(PlaceKind.SITE, city.id(), PlaceDetails.named("Main library")));
        // Nobody said opening hours there.
        Place shop = done(estate.places()
                .add(
                        PlaceKind.SITE,
                        city.id(),
                        new PlaceDetails("Shop", null, "", null, null, Hours.ALWAYS, List.of(), Set.of())));
        done(estate.points().add(site.id(), null, "Hall", ""));
        done(estate.points().add(site.id(), null, "Lobby", ""));
        done(estate.points().add(shop.id(), null, "Till", ""));
        return site;
    }

    private Place site(String name) {
        return estate.places().all().stream()
                .filter(place -> place.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    SurveyRef publish(String survey, int version) {
        return surveys.publish(survey, version);
    }

    void answer(String response, SurveyRef survey, Instant given, Instant received) {
        surveys.answer(response, survey, given, received);
    }

    KioskId kiosk() {
        return kiosks.register("A kiosk").id();
    }

    List<KioskId> kiosks(int count) {
        return kiosks
                .registerAll(
                        IntStream.range(0, count).mapToObj(i -> "Kiosk " + i).toList())
                .stream()
                .map(Kiosk::id)
                .toList();
    }

    KioskId kioskAt(ExperiencePoint point) {
        KioskId kiosk = kiosk();
        place(kiosk, point, time.get().minusSeconds(3600));
        return kiosk;
    }

    void place(KioskId kiosk, ExperiencePoint point, Instant from) {
        estate.place(kiosk, point.id(), from);
    }

    DesiredState desired(KioskId kiosk) {
        return twin.find(kiosk).desired();
    }

    /// As the reconciler does.
    void settle() {
        int steps = 0;
        while (lifecycle.step()) {
            if (++steps > 100) {
                throw new IllegalStateException("it does not come to an end");
            }
        }
        programming.pass();
    }

    Planned assign(SurveyRef survey, Target.Kind kind, String target, String hours, int priority) {
        return assign(survey, kind, target, hours, priority, "", "");
    }

    Planned assign(
            SurveyRef survey, Target.Kind kind, String target, String hours, int priority, String from, String to) {
        var form = new AssignmentForm(
                survey.survey() + " " + survey.version(),
                kind.word(),
                target,
                from,
                to,
                hours,
                Integer.toString(priority),
                "");
        return switch (desk.save(Optional.empty(), 0, form, "anna")) {
            case AssignmentDesk.Outcome.Saved(var planned, var _) -> planned;
            case AssignmentDesk.Outcome.Faulty(var faults) -> throw new IllegalStateException(faults.toString());
            case AssignmentDesk.Outcome.Overtaken() -> throw new IllegalStateException("overtaken");
        };
    }

    /// Not checked against others.
    Planned planned(SurveyRef survey, Target.Kind kind, String target) {
        return new Planned(
                0,
                new Assignment(AssignmentBook.freshId(), survey, Period.EVER, Hours.ALWAYS, 0),
                new Target(kind, target),
                "",
                false,
                Instant.EPOCH,
                "");
    }

    /// Looks at what an assignment would do.
    Conflicts.Preview preview(SurveyRef survey, Target.Kind kind, String target, String hours, int priority) {
        var form = new AssignmentForm(
                survey.survey() + " " + survey.version(),
                kind.word(),
                target,
                "",
                "",
                hours,
                Integer.toString(priority),
                "");
        return desk.look(Optional.empty(), form).preview().orElseThrow();
    }
}
