package fi.hymy.protocol.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fi.hymy.protocol.SampleSchedules;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.id.AssignmentId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What shows when, and when a site is open.
final class ScheduleTest {
    private static final SurveyRef LUNCH = survey("lunch");
    private static final SurveyRef EVENING = survey("evening");
    private static final Schedule SHOP = SampleSchedules.shop(LUNCH);

    @Test
    void showsAnAssignmentInItsDaypartsAlone() {
        assertThat(SHOP.showing(helsinki("2026-10-05T10:59"))).isEmpty();
        assertThat(SHOP.showing(helsinki("2026-10-05T11:00"))).contains(LUNCH);
        assertThat(SHOP.showing(helsinki("2026-10-05T13:29"))).contains(LUNCH);
        assertThat(SHOP.showing(helsinki("2026-10-05T13:30"))).isEmpty();
        assertThat(SHOP.showing(helsinki("2026-10-04T12:00"))).as("a Sunday").isEmpty();
    }

    @Test
    void carriesARangeOverMidnight() {
        assertThat(SHOP.showing(helsinki("2026-10-09T21:59"))).isEmpty();
        assertThat(SHOP.showing(helsinki("2026-10-09T22:00"))).contains(LUNCH);
        assertThat(SHOP.showing(helsinki("2026-10-10T01:59")))
                .as("the small hours of Saturday")
                .contains(LUNCH);
        assertThat(SHOP.showing(helsinki("2026-10-10T02:00"))).isEmpty();
        assertThat(SHOP.showing(helsinki("2026-10-10T22:30")))
                .as("Saturday evening")
                .isEmpty();
    }

    @Test
    void keepsToThePeriod() {
        assertThat(SHOP.showing(helsinki("2026-09-30T12:00"))).isEmpty();
        assertThat(SHOP.showing(helsinki("2026-10-01T12:00"))).contains(LUNCH);
        assertThat(SHOP.showing(helsinki("2026-12-31T12:00"))).contains(LUNCH);
        assertThat(SHOP.showing(helsinki("2027-01-01T12:00"))).isEmpty();
    }

    @Test
    void letsADateHaveItsOwnHours() {
        assertThat(SHOP.showing(helsinki("2026-12-24T12:00"))).isEmpty();
        assertThat(SHOP.open(helsinki("2026-12-24T11:59"))).isTrue();
        assertThat(SHOP.open(helsinki("2026-12-24T12:00"))).isFalse();
        assertThat(SHOP.open(helsinki("2026-12-25T12:00"))).isFalse();
        assertThat(SHOP.open(helsinki("2026-12-28T12:00"))).isTrue();
    }

    @Test
    void isOpenWhereNobodySaidWhen() {
        var schedule = new Schedule(SampleSchedules.HELSINKI, Hours.ALWAYS, List.of());

        assertThat(schedule.open(helsinki("2026-12-25T03:00"))).isTrue();
        assertThat(schedule.nextChange(helsinki("2026-12-25T03:00"))).isEmpty();
    }

    @Test
    void neverOpensWithoutHours() {
        var schedule = new Schedule(SampleSchedules.HELSINKI, new Hours(List.of(), List.of()), List.of());

        assertThat(schedule.open(helsinki("2026-12-28T12:00"))).isFalse();
        assertThat(schedule.nextChange(helsinki("2026-12-28T12:00"))).isEmpty();
    }

    @Test
    void saysWhenSomethingChangesNext() {
        assertThat(SHOP.nextChange(helsinki("2026-10-05T07:00"))).contains(helsinki("2026-10-05T08:00"));
        assertThat(SHOP.nextChange(helsinki("2026-10-05T08:00"))).contains(helsinki("2026-10-05T11:00"));
        assertThat(SHOP.nextChange(helsinki("2026-10-05T12:00"))).contains(helsinki("2026-10-05T13:30"));
        assertThat(SHOP.nextChange(helsinki("2026-10-10T18:00")))
                .as("over Sunday")
                .contains(helsinki("2026-10-12T08:00"));
        assertThat(SHOP.nextChange(helsinki("2026-12-24T12:00")))
                .as("closed, yet the assignment holds")
                .contains(helsinki("2026-12-25T11:00"));
    }

    @Test
    void looksAsFarAheadAsTheNextDateThatIsNamed() {
        var someDay = new Assignment(
                new AssignmentId("some-day"),
                LUNCH,
                new Period(LocalDateTime.parse("2044-02-28T00:00"), null),
                new Hours(
                        List.of(new Daypart(Set.of(DayOfWeek.MONDAY), SampleSchedules.range("09:00", "10:00"))),
                        List.of()),
                0);
        var schedule = new Schedule(SampleSchedules.HELSINKI, Hours.ALWAYS, List.of(someDay));

        assertThat(schedule.nextChange(helsinki("2026-10-05T07:00"))).contains(helsinki("2044-02-29T09:00"));
    }

    @Test
    void givesAStrongerAssignmentTheScreen() {
        assertThat(both(SampleSchedules.always("a", LUNCH, 1), SampleSchedules.always("b", EVENING, 2)))
                .as("the higher priority")
                .isEqualTo(EVENING);
        assertThat(both(SampleSchedules.always("z", LUNCH, 0), part("a", EVENING, "2026-01-01T00:00")))
                .as("the one that holds less of the week")
                .isEqualTo(EVENING);
        assertThat(both(part("a", LUNCH, "2026-02-01T00:00"), part("z", EVENING, "2026-01-01T00:00")))
                .as("the one that began last")
                .isEqualTo(LUNCH);
        assertThat(both(part("a", LUNCH, "2026-01-01T00:00"), part("b", EVENING, "2026-01-01T00:00")))
                .as("the greater id")
                .isEqualTo(EVENING);
    }

    @Test
    void decidesTheSameInWhateverOrderAssignmentsAreListed() {
        var random = new Random(7);
        List<Assignment> list = IntStream.range(0, 12)
                .mapToObj(i -> i % 3 == 0
                        ? SampleSchedules.always("a" + i, survey("s" + i), i % 2)
                        : part("a" + i, survey("s" + i), "2026-0" + (1 + i % 4) + "-01T00:00"))
                .toList();
        Instant noon = helsinki("2026-10-05T12:00");
        var first = new Schedule(SampleSchedules.HELSINKI, Hours.ALWAYS, list).showing(noon);

        for (int i = 0; i < 50; i++) {
            var shuffled = new ArrayList<>(list);
            Collections.shuffle(shuffled, random);
            assertThat(new Schedule(SampleSchedules.HELSINKI, Hours.ALWAYS, shuffled).showing(noon))
                    .isEqualTo(first);
        }
        assertThat(first).isPresent();
    }

    @Test
    void changesOnceInTheHourThatComesTwice() {
        // 2026-10-25 in Helsinki: 04:00 (+3) becomes 03:00 (+2).
        Schedule schedule = open("20:00", "03:30");

        assertThat(schedule.open(Instant.parse("2026-10-25T00:29:00Z")))
                .as("03:29 for the first time")
                .isTrue();
        assertThat(schedule.open(Instant.parse("2026-10-25T00:30:00Z")))
                .as("03:30 for the first time")
                .isFalse();
        assertThat(schedule.open(Instant.parse("2026-10-25T01:15:00Z")))
                .as("03:15 for the second time")
                .isFalse();
        assertThat(open("03:30", "08:00").open(Instant.parse("2026-10-25T01:15:00Z")))
                .as("03:15 for the second time, of what began at 03:30")
                .isTrue();
    }

    @Test
    void opensAtTheLeapWhenClocksArePutForward() {
        // 2026-03-29 in Helsinki: 03:00 (+2) becomes 04:00 (+3).
        Schedule schedule = open("03:30", "08:00");

        assertThat(schedule.open(Instant.parse("2026-03-29T00:59:59Z"))).isFalse();
        assertThat(schedule.open(Instant.parse("2026-03-29T01:00:00Z"))).isTrue();
        assertThat(schedule.nextChange(Instant.parse("2026-03-29T00:00:00Z")))
                .contains(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(open("03:10", "03:40").nextChange(Instant.parse("2026-03-29T00:00:00Z")))
                .as("what lies wholly in the gap does not come that night")
                .contains(Instant.parse("2026-03-30T00:10:00Z"));
    }

    @Test
    void survivesClocksOfAnyYear() {
        for (Instant mad : List.of(Instant.MIN, Instant.MAX, Instant.EPOCH, Instant.parse("+12000-01-01T00:00:00Z"))) {
            assertThat(SHOP.at(mad)).isNotNull();
            assertThat(SHOP.nextChange(mad)).satisfies(next -> assertThat(next).isNotNull());
        }
    }

    @Test
    void refusesWhatWouldNotFitIntoAMessageOrSaysOneThingTwice() {
        List<Assignment> tooMany = IntStream.range(0, 51)
                .mapToObj(i -> SampleSchedules.always("a" + i, LUNCH, 0))
                .toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schedule(SampleSchedules.HELSINKI, Hours.ALWAYS, tooMany))
                .withMessageContaining("50 assignments");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schedule(
                        SampleSchedules.HELSINKI,
                        Hours.ALWAYS,
                        List.of(SampleSchedules.always("a", LUNCH, 0), SampleSchedules.always("a", EVENING, 0))))
                .withMessageContaining("used twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Period(LocalDateTime.parse("2026-02-01T00:00"), LocalDateTime.parse("2026-02-01T00:00")))
                .withMessageContaining("end after");
    }

    private static SurveyRef both(Assignment one, Assignment other) {
        var schedule = new Schedule(SampleSchedules.HELSINKI, Hours.ALWAYS, List.of(one, other));
        return schedule.showing(helsinki("2026-10-05T12:00")).orElseThrow();
    }

    private static Assignment part(String id, SurveyRef survey, String from) {
        return new Assignment(
                new AssignmentId(id),
                survey,
                new Period(LocalDateTime.parse(from), null),
                SampleSchedules.daily("08:00", "20:00"),
                0);
    }

    private static Schedule open(String from, String to) {
        return new Schedule(SampleSchedules.HELSINKI, SampleSchedules.daily(from, to), List.of());
    }

    private static Instant helsinki(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Helsinki")).toInstant();
    }

    private static SurveyRef survey(String id) {
        return new SurveyRef(new SurveyId(id), 1, SampleSurveys.PICTURE);
    }
}
