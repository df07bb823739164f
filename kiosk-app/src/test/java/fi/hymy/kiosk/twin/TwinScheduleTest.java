package fi.hymy.kiosk.twin;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.content.ContentServer;
import fi.hymy.kiosk.content.Exhibits;
import fi.hymy.protocol.SampleSchedules;
import fi.hymy.protocol.id.AssignmentId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.DeviceSettings;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.ReportedState.Reason;
import fi.hymy.protocol.message.ReportedState.SetUp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.schedule.Assignment;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.schedule.Period;
import fi.hymy.protocol.schedule.Schedule;
import fi.hymy.protocol.survey.SurveyRef;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A kiosk that shows one survey in the morning, another at lunch, and follows the hours of its site.
final class TwinScheduleTest {
    private static final String BEFORE_LUNCH = "2026-10-05T07:59:00Z"; // 10:59 in Helsinki

    private final ContentServer server = new ContentServer();
    private final Exhibits usual = Exhibits.version(1).on(server);
    private final Exhibits lunch = Exhibits.version(2).on(server);

    @TempDir
    Path data;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void switchesAtTheVeryMomentAndBack() {
        try (TwinRig kiosk = started(BEFORE_LUNCH, TimeQuality.CONFIRMED)) {
            kiosk.desire(lunchAt("11:00", "12:00"));
            assertThat(kiosk.slot.showingRef()).contains(usual.ref());

            kiosk.pass(Duration.ofMillis(59_900));
            assertThat(kiosk.slot.showingRef()).contains(usual.ref());
            kiosk.pass(Duration.ofMillis(200));
            assertThat(kiosk.slot.showingRef()).contains(lunch.ref());
            assertThat(kiosk.reports.last()).isEqualTo(new ReportedState(1, lunch.ref(), null));

            kiosk.pass(Duration.ofHours(1));
            assertThat(kiosk.slot.showingRef()).contains(usual.ref());
        }
    }

    @Test
    void needsNoNetworkForWhatComesLater() {
        try (TwinRig kiosk = started(BEFORE_LUNCH, TimeQuality.CONFIRMED)) {
            kiosk.desire(lunchAt("11:00", "12:00"));
            server.close();

            kiosk.pass(Duration.ofMinutes(2));
            assertThat(kiosk.slot.showingRef()).contains(lunch.ref());
        }
    }

    @Test
    void goesOnWithItsScheduleAfterARestartWithoutNetwork() {
        try (TwinRig kiosk = started(BEFORE_LUNCH, TimeQuality.CONFIRMED)) {
            kiosk.desire(lunchAt("11:00", "12:00"));
        }
        server.close();

        try (TwinRig kiosk = started("2026-10-05T08:30:00Z", TimeQuality.RESTORED)) {
            assertThat(kiosk.slot.showingRef()).contains(lunch.ref());
            kiosk.pass(Duration.ofMinutes(31));
            assertThat(kiosk.slot.showingRef()).contains(usual.ref());
        }
    }

    @Test
    void keepsWhatItShowedLastWhileItDoesNotKnowTheTime() {
        try (TwinRig kiosk = started("2026-10-05T08:30:00Z", TimeQuality.CONFIRMED)) {
            kiosk.desire(lunchAt("11:00", "12:00"));
            assertThat(kiosk.slot.showingRef()).contains(lunch.ref());
        }

        try (TwinRig kiosk = started("1970-01-01T00:00:07Z", TimeQuality.UNSYNCHRONISED)) {
            assertThat(kiosk.slot.showingRef()).contains(lunch.ref());
            kiosk.pass(Duration.ofHours(3));
            assertThat(kiosk.slot.showingRef()).contains(lunch.ref());
            assertThat(kiosk.slot.open()).isTrue();

            kiosk.at("2026-10-05T11:00:00Z", TimeQuality.CONFIRMED).pass(Programme.EVERY);
            assertThat(kiosk.slot.showingRef()).as("once network time came").contains(usual.ref());
        }
    }

    @Test
    void isNotDisturbedByAClockThatJumpsByYearsAndBack() {
        try (TwinRig kiosk = started(BEFORE_LUNCH, TimeQuality.CONFIRMED)) {
            kiosk.desire(lunchAt("11:00", "12:00"));
            for (String mad : List.of("2038-01-19T03:14:08Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z")) {
                kiosk.at(mad, TimeQuality.UNSYNCHRONISED).pass(Duration.ofMinutes(1));
                assertThat(kiosk.slot.showingRef()).contains(usual.ref());
                assertThat(kiosk.slot.open()).isTrue();
            }

            kiosk.at("2026-10-05T08:00:00Z", TimeQuality.CONFIRMED).pass(Programme.EVERY);
            assertThat(kiosk.slot.showingRef()).contains(lunch.ref());
        }
    }

    @Test
    void closesTheSiteByAConfirmedClockAlone() {
        var closed = new DesiredState(
                1,
                usual.ref(),
                new Schedule(SampleSchedules.HELSINKI, SampleSchedules.daily("11:00", "12:00"), List.of()),
                null);
        try (TwinRig kiosk = started(BEFORE_LUNCH, TimeQuality.RESTORED)) {
            kiosk.desire(closed);
            assertThat(kiosk.slot.open()).isTrue();

            kiosk.at(BEFORE_LUNCH, TimeQuality.CONFIRMED).pass(Programme.EVERY);
            assertThat(kiosk.slot.open()).isFalse();
            kiosk.pass(Duration.ofMinutes(1));
            assertThat(kiosk.slot.open()).isTrue();
            kiosk.pass(Duration.ofHours(1));
            assertThat(kiosk.slot.open()).isFalse();
        }
    }

    @Test
    void waitsForTheVisitorAtTheBoundary() {
        try (TwinRig kiosk = started(BEFORE_LUNCH, TimeQuality.CONFIRMED)) {
            kiosk.desire(lunchAt("11:00", "12:00"));
            kiosk.slot.visitorComes();
            kiosk.pass(Duration.ofMinutes(2));
            assertThat(kiosk.slot.showingRef()).contains(usual.ref());

            kiosk.slot.visitorLeaves();
            assertThat(kiosk.slot.showingRef()).contains(lunch.ref());
        }
    }

    @Test
    void showsWhatItHasAndSaysWhatWillBeMissing() {
        SurveyRef nowhere = Exhibits.version(3).ref();
        try (TwinRig kiosk = started(BEFORE_LUNCH, TimeQuality.CONFIRMED)) {
            kiosk.desire(new DesiredState(1, usual.ref(), at(nowhere, "11:00", "12:00"), null));
            assertThat(kiosk.slot.showingRef()).contains(usual.ref());
            assertThat(kiosk.reports.last().problem()).hasValueSatisfying(problem -> {
                assertThat(problem.reason()).isEqualTo(Reason.FETCH_FAILED);
                assertThat(problem.detail()).startsWith("for later: ");
            });

            kiosk.pass(Duration.ofMinutes(2));
            assertThat(kiosk.slot.showingRef()).as("nothing better came").contains(usual.ref());

            Exhibits.version(3).on(server);
            kiosk.pass(Twin.LONGEST_RETRY);
            assertThat(kiosk.slot.showingRef()).contains(nowhere);
            assertThat(kiosk.reports.last()).isEqualTo(new ReportedState(1, nowhere, null));
        }
    }

    @Test
    void showsTheWaitingScreenWhereNothingIsAssigned() {
        try (TwinRig kiosk = started(BEFORE_LUNCH, TimeQuality.CONFIRMED)) {
            kiosk.desire(new DesiredState(1, null, at(lunch.ref(), "11:00", "12:00"), null));
            assertThat(kiosk.slot.showingRef()).isEmpty();

            kiosk.pass(Duration.ofMinutes(2));
            assertThat(kiosk.slot.showingRef()).contains(lunch.ref());
        }
    }

    @Test
    void keepsTheFilesOfAllThatTheScheduleNeeds() {
        try (TwinRig kiosk = started(BEFORE_LUNCH, TimeQuality.CONFIRMED)) {
            kiosk.desire(lunchAt("11:00", "12:00"));
            kiosk.pass(Duration.ofHours(2));

            assertThat(data.resolve("content").resolve(usual.logoHash().hex())).exists();
            assertThat(data.resolve("content").resolve(lunch.logoHash().hex())).exists();

            kiosk.desire(new DesiredState(2, Exhibits.version(3).on(server).ref()));
            kiosk.desire(new DesiredState(3, usual.ref()));
            assertThat(data.resolve("content").resolve(lunch.logoHash().hex())).doesNotExist();
        }
    }

    @Test
    void handsTheDevicesSettingsOverAtTheStartAndWhenTheyChange() {
        var dark = new DeviceSettings("hash", 20, 0, Instant.parse("2026-10-05T09:00:00Z"));
        try (TwinRig kiosk = started(BEFORE_LUNCH, TimeQuality.CONFIRMED)) {
            kiosk.desire(new DesiredState(1, usual.ref(), null, dark));
            kiosk.desire(new DesiredState(2, lunch.ref()));
            kiosk.desire(new DesiredState(3, lunch.ref(), null, dark));
            assertThat(kiosk.settings).as("what is not said stays").containsExactly(dark);
        }
        try (TwinRig kiosk = started(BEFORE_LUNCH, TimeQuality.CONFIRMED)) {
            assertThat(kiosk.settings).containsExactly(dark);
        }
    }

    @Test
    void tellsHowTheBoxIsSetUpAndWhetherTheSiteIsOpen() {
        var dim = new SetUp(40, 70, true, false, true);
        var night = new Schedule(ZoneId.of("Europe/Helsinki"), HoursText.parse("Mon-Sun 22:00-23:00"), List.of());
        try (TwinRig kiosk = started(BEFORE_LUNCH, TimeQuality.CONFIRMED)) {
            kiosk.desire(new DesiredState(1, usual.ref(), null, DeviceSettings.DEFAULT));
            kiosk.setUp(dim);
            assertThat(kiosk.reports.last().setUp()).contains(dim);

            kiosk.desire(new DesiredState(2, usual.ref(), night, null));
            assertThat(kiosk.reports.last().setUp()).contains(dim.open(false));
            assertThat(kiosk.reports.last().desiredVersion()).isEqualTo(2);
        }
    }

    private TwinRig started(String instant, TimeQuality trust) {
        return new TwinRig(data, server).at(instant, trust).start();
    }

    private DesiredState lunchAt(String from, String to) {
        return new DesiredState(1, usual.ref(), at(lunch.ref(), from, to), null);
    }

    private static Schedule at(SurveyRef survey, String from, String to) {
        var assignment =
                new Assignment(new AssignmentId("lunch"), survey, Period.EVER, SampleSchedules.daily(from, to), 0);
        return new Schedule(SampleSchedules.HELSINKI, Hours.ALWAYS, List.of(assignment));
    }
}
