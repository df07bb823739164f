package fi.hymy.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.fleet.storage.Db;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.DeviceSettings;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.ReportedState.Problem;
import fi.hymy.protocol.message.ReportedState.Reason;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.schedule.Schedule;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the store of desired and reported states promises on every database.
abstract class TwinContract {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final KioskId KIOSK = new KioskId("kiosk-one");
    private static final SurveyRef LUNCH = new SurveyRef(new SurveyId("lunch"), 3, new ContentHash("ab".repeat(32)));

    private Db db;
    private Twin twin;

    abstract Db open();

    @BeforeEach
    void openDatabase() {
        db = open();
        twin = new Twin(db.writer(), db.reader(), InstantSource.fixed(NOW));
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    @Test
    void wantsNothingOfAKioskThatNobodyDecidedAbout() {
        assertThat(twin.find(KIOSK).desired()).isEqualTo(new DesiredState(0, null));
    }

    @Test
    void raisesTheVersionWithEveryDecision() {
        assertThat(twin.desire(KIOSK, LUNCH, "anna").version()).isEqualTo(1);
        assertThat(twin.desire(KIOSK, null, "anna").version()).isEqualTo(2);
        assertThat(twin.find(KIOSK).desired()).isEqualTo(new DesiredState(2, null));
    }

    @Test
    void sendsTheHashOfAStaffPinWithAllThatIsDecidedAndNeverThePin() {
        new Kiosks(db.writer(), db.reader(), InstantSource.fixed(NOW)).register(KIOSK, "Lobby");
        var sent = new ArrayList<Downlink>();
        Downlinks downlinks = (kiosk, message) -> {
            sent.add(message);
            return CompletableFuture.completedStage(null);
        };
        var pins = new StaffPins(db.writer(), twin, setups(downlinks), downlinks);
        twin.desire(KIOSK, LUNCH, "anna");

        assertThat(pins.set(KIOSK, "246810", "anna")).isTrue();
        assertThat(pins.set(new KioskId("kiosk-unknown"), "246810", "anna")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> pins.set(KIOSK, "12345", "anna"));

        DesiredState desired = twin.find(KIOSK).desired();
        assertThat(desired.version()).isEqualTo(2);
        assertThat(desired.survey()).contains(LUNCH);
        String hash = desired.settings().orElseThrow().staffPin().orElseThrow();
        assertThat(hash).startsWith("$7$100000$").doesNotContain("246810");
        assertThat(sent).containsExactly(new Downlink.Desired(desired));
    }

    @Test
    void sendsHowTheBoxShouldBeSetUpWithAllThatIsDecided() {
        new Kiosks(db.writer(), db.reader(), InstantSource.fixed(NOW)).register(KIOSK, "Lobby");
        twin.desire(KIOSK, LUNCH, "anna");
        var sent = new ArrayList<Downlink>();
        DeviceSetups setups = setups((kiosk, message) -> {
            sent.add(message);
            return CompletableFuture.completedStage(null);
        });
        var helsinki = ZoneId.of("Europe/Helsinki");
        var setup = new DeviceSetup(60, 0, NOW.plusSeconds(600), helsinki, HoursText.parse("Mon-Fri 08:00-16:00"));

        assertThat(setups.find(KIOSK)).isEmpty();
        assertThat(setups.save(KIOSK, setup, "bo")).isEqualTo(2);

        assertThat(setups.find(KIOSK)).contains(new DeviceSetups.Saved(setup, NOW, "bo"));
        DesiredState desired = twin.find(KIOSK).desired();
        assertThat(desired)
                .isEqualTo(new DesiredState(
                        2,
                        LUNCH,
                        new Schedule(helsinki, setup.opening(), List.of()),
                        new DeviceSettings(null, 60, 0, NOW.plusSeconds(600))));
        assertThat(sent).containsExactly(new Downlink.Desired(desired));
        assertThat(twin.desire(KIOSK, null, "anna")).isEqualTo(twin.find(KIOSK).desired());
        assertThat(twin.find(KIOSK).desired().settings()).isEqualTo(desired.settings());
        assertThat(twin.all()).hasSize(1);
    }

    @Test
    void closesNoKioskByATimeZoneThatThisJavaDoesNotKnow() {
        new Kiosks(db.writer(), db.reader(), InstantSource.fixed(NOW)).register(KIOSK, "Lobby");
        DeviceSetups setups = setups((kiosk, message) -> CompletableFuture.completedStage(null));
        var hours = HoursText.parse("Mon-Fri 08:00-16:00");
        setups.save(KIOSK, new DeviceSetup(60, 0, null, ZoneId.of("Europe/Helsinki"), hours), "bo");
        db.writer()
                .jdbc()
                .sql("update device_setup set zone = 'Europe/Atlantis'")
                .update();

        DesiredState desired = twin.find(KIOSK).desired();

        assertThat(desired.schedule()).isEmpty();
        assertThat(desired.settings()).contains(new DeviceSettings(null, 60, 0, null));
    }

    @Test
    void saysThatThereIsNoStaffPinAnyMoreOnceItWasTakenAway() {
        new Kiosks(db.writer(), db.reader(), InstantSource.fixed(NOW)).register(KIOSK, "Lobby");
        Downlinks nobody = (kiosk, message) -> CompletableFuture.completedStage(null);
        var pins = new StaffPins(db.writer(), twin, setups(nobody), nobody);
        pins.set(KIOSK, "246810", "anna");

        assertThat(pins.clear(KIOSK, "anna")).isTrue();
        assertThat(pins.clear(new KioskId("kiosk-unknown"), "anna")).isFalse();

        assertThat(twin.find(KIOSK).desired()).isEqualTo(new DesiredState(2, null, null, DeviceSettings.DEFAULT));
    }

    @Test
    void keepsHowTheBoxIsSetUp() {
        var dark = new ReportedState(3, LUNCH, null, new ReportedState.SetUp(null, 35, true, false, false));
        twin.report(KIOSK, dark);
        assertThat(twin.find(KIOSK).reported()).contains(dark);

        var silent = new ReportedState(4, LUNCH, null);
        twin.report(KIOSK, silent);
        assertThat(twin.find(KIOSK).reported()).contains(silent);
    }

    private DeviceSetups setups(Downlinks downlinks) {
        return new DeviceSetups(db.writer(), db.reader(), twin, downlinks, InstantSource.fixed(NOW));
    }

    @Test
    void findsWhatWasDecidedAndByWhom() {
        DesiredState decided = twin.desire(KIOSK, LUNCH, "anna");

        TwinState found = twin.find(KIOSK);

        assertThat(found.desired()).isEqualTo(decided);
        assertThat(found.desiredBy()).contains("anna");
        assertThat(found.desiredAt()).contains(NOW);
        assertThat(found.shouldShow(NOW)).contains(LUNCH);
    }

    @Test
    void isSettledOnceTheKioskShowsWhatItShould() {
        twin.desire(KIOSK, LUNCH, "anna");

        twin.report(KIOSK, new ReportedState(1, LUNCH, null));

        assertThat(twin.find(KIOSK).heard()).isTrue();
    }

    @Test
    void keepsTheReasonWhyNot() {
        ReportedState refused = new ReportedState(1, null, new Problem(Reason.HASH_MISMATCH, "the logo"));

        twin.report(KIOSK, refused);

        assertThat(twin.find(KIOSK).reported()).contains(refused);
        assertThat(twin.find(KIOSK).reportedAt()).contains(NOW);
    }

    @Test
    void risesAboveWhatTheKioskKnowsAfterARestoreFromABackup() {
        twin.report(KIOSK, new ReportedState(41, LUNCH, null));

        assertThat(twin.desire(KIOSK, LUNCH, "anna").version()).isEqualTo(42);
    }

    @Test
    void listsEveryKioskItKnows() {
        twin.desire(KIOSK, LUNCH, "anna");
        twin.report(new KioskId("kiosk-two"), new ReportedState(0, null, null));

        assertThat(twin.all()).extracting(TwinState::kiosk).containsExactlyInAnyOrder(KIOSK, new KioskId("kiosk-two"));
    }

    @Test
    void remembersWhoChangedWhatAndWhatTheKioskSaidOfIt() {
        twin.desire(KIOSK, LUNCH, "anna");
        ReportedState fetching = new ReportedState(1, null, new Problem(Reason.UNDER_WAY, "fetching"));
        twin.report(KIOSK, fetching);
        twin.report(KIOSK, fetching);
        twin.report(KIOSK, new ReportedState(1, LUNCH, null));
        twin.desire(KIOSK, null, "bo");

        assertThat(twin.history(KIOSK, Long.MAX_VALUE, 10))
                .extracting(TwinChange::number, TwinChange::side, TwinChange::version, TwinChange::by, TwinChange::what)
                .containsExactly(
                        tuple(4L, TwinChange.Side.DESIRED, 2L, "bo", "The survey is taken off"),
                        tuple(3L, TwinChange.Side.REPORTED, 1L, "", ""),
                        tuple(2L, TwinChange.Side.REPORTED, 1L, "", "It is on its way: fetching"),
                        tuple(1L, TwinChange.Side.DESIRED, 1L, "anna", "Another survey or version"));
        assertThat(twin.history(KIOSK, 3, 1)).extracting(TwinChange::number).containsExactly(2L);
    }

    @Test
    void keepsSoManyChangesAndNoMore() {
        for (int i = 0; i < TwinHistory.KEPT + 5; i++) {
            twin.desire(KIOSK, i % 2 == 0 ? LUNCH : null, "anna");
        }

        assertThat(twin.history(KIOSK, Long.MAX_VALUE, 1000))
                .hasSize(TwinHistory.KEPT)
                .first()
                .extracting(TwinChange::version)
                .isEqualTo(TwinHistory.KEPT + 5L);
    }
}
