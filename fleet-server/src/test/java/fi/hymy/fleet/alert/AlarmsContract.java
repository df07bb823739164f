package fi.hymy.fleet.alert;

import static fi.hymy.fleet.site.TestEstate.done;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.site.Place;
import fi.hymy.fleet.site.PlaceDetails;
import fi.hymy.fleet.site.PlaceKind;
import fi.hymy.fleet.site.TestEstate;
import fi.hymy.fleet.storage.Db;
import fi.hymy.protocol.codec.ConditionCodec;
import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Remark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the rounds make of what is stored, and what they store, on every database.
abstract class AlarmsContract {
    private static final Duration HOLD = AlertKind.OFFLINE.usual().hold();
    private static final Duration CALM = AlertKind.OFFLINE.usual().calm();

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private Db db;
    private TestEstate estate;
    private TestAlarms alarms;
    private Place harbour;
    private final List<Kiosk> kiosks = new ArrayList<>();

    abstract Db open();

    /// Three kiosks at one site and one at another, all linked.
    @BeforeEach
    void openTwoSites() {
        db = open();
        estate = TestEstate.on(db, () -> now);
        alarms = server();
        Place museums = done(estate.places().add(PlaceKind.ORGANISATION, null, PlaceDetails.named("Museums")));
        harbour = done(estate.places().add(PlaceKind.SITE, museums.id(), PlaceDetails.named("Harbour")));
        Place castle = done(estate.places().add(PlaceKind.SITE, museums.id(), PlaceDetails.named("Castle")));
        for (int i = 0; i < 4; i++) {
            Place site = i < 3 ? harbour : castle;
            Kiosk kiosk = new Kiosks(db.writer(), db.reader(), () -> now).register("Kiosk " + i);
            estate.place(
                    kiosk.id(),
                    done(estate.points().add(site.id(), null, "Point " + i, "")).id(),
                    now);
            kiosks.add(kiosk);
            sql(
                    "insert into presence (kiosk_id, session, linked, link_changed_at, heartbeat_at)"
                            + " values (:kiosk, 1, 1, :now, :now)",
                    i);
        }
        alarms.recipients()
                .save(
                        new Recipient(
                                "",
                                "On duty",
                                Recipient.Channel.MAIL,
                                "duty@example.org",
                                "en",
                                Severity.WARNING,
                                "",
                                null,
                                null,
                                null,
                                true),
                        "anna");
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    private TestAlarms server() {
        return TestAlarms.on(db.writer(), db.reader(), TestAlarms.AT_ONCE, () -> now);
    }

    @Test
    void aDarkSiteIsOneAlarmThatIsToldOnceAndClosesItself() {
        links(0, false, 0, 1, 2);
        rounds(HOLD.plusMinutes(1));

        assertThat(openOnes()).singleElement().satisfies(alert -> {
            assertThat(alert.cause())
                    .isEqualTo(Cause.ofSite(AlertKind.OFFLINE, harbour.id().value()));
            assertThat(alarms.list().kiosks(alert.id(), 10))
                    .extracting(AlertList.Member::name)
                    .containsExactly("Kiosk 0", "Kiosk 1", "Kiosk 2");
        });
        rounds(Duration.ofMinutes(30));
        assertThat(letters()).containsExactly("Harbour is offline: 3 of 3 kiosks.");

        links(1, true, 0, 1, 2);
        rounds(CALM.plusMinutes(1));
        assertThat(openOnes()).isEmpty();
        assertThat(letters())
                .containsExactly(
                        "Harbour is offline: 3 of 3 kiosks.", "It is over: Harbour is offline: 3 of 3 kiosks.");
    }

    @Test
    void theLastOfASiteThatComesBackIsNoNewsUntilTheSitesAlarmIsOver() {
        links(0, false, 0, 1, 2);
        rounds(HOLD.plusMinutes(1));
        links(1, true, 0, 1);
        rounds(CALM.minusMinutes(1));

        assertThat(openOnes())
                .extracting(Alert::cause)
                .containsExactly(Cause.ofSite(AlertKind.OFFLINE, harbour.id().value()));
        rounds(Duration.ofMinutes(3));
        assertThat(openOnes())
                .extracting(Alert::cause)
                .containsExactly(Cause.of(AlertKind.OFFLINE, kiosks.get(2).id()));
    }

    @Test
    void goesOnWithItsHistoryWhenItOpensAgainAndKnowsWhoTookIt() {
        links(0, false, 3);
        rounds(HOLD.plusMinutes(1));
        String id = openOnes().getFirst().id();
        assertThat(alarms.desk().acknowledge(id, "anna")).isTrue();
        assertThat(alarms.desk().acknowledge(id, "bert")).as("taken already").isFalse();
        assertThat(alarms.desk().comment(id, "I ask them to look.", "anna")).isTrue();
        assertThat(alarms.list().counts()).isEqualTo(new AlertList.Counts(1, 1, 0, 1));

        links(1, true, 3);
        rounds(CALM.plusMinutes(1));
        assertThat(openOnes()).isEmpty();
        links(2, false, 3);
        rounds(HOLD.plusMinutes(1));

        assertThat(openOnes()).singleElement().satisfies(again -> {
            assertThat(again.id()).isEqualTo(id);
            assertThat(again.times()).isEqualTo(2);
            assertThat(again.isAcknowledged()).as("taken by somebody").isFalse();
        });
        assertThat(alarms.list().events(id))
                .extracting(Alert.Event::what)
                .containsExactly(
                        Alert.What.REOPENED,
                        Alert.What.CLOSED,
                        Alert.What.COMMENTED,
                        Alert.What.ACKNOWLEDGED,
                        Alert.What.OPENED);
    }

    @Test
    void whatIsPutOffComesBackAndIsToldAgain() {
        links(0, false, 3);
        rounds(HOLD.plusMinutes(1));
        String id = openOnes().getFirst().id();
        alarms.desk().snooze(id, now.plus(Duration.ofHours(1)), "anna");
        assertThat(alarms.list().counts().needing()).isZero();

        rounds(Duration.ofMinutes(62));
        assertThat(alarms.list().counts().needing()).isOne();
        assertThat(letters()).hasSize(2).last().asString().startsWith("Still so: ");
    }

    @Test
    void whatIsWrittenDownOutlivesTheServerAndOneServerLooksAtATime() {
        links(0, false, 3);
        rounds(HOLD.minusMinutes(5));
        TestAlarms other = server();
        other.round().round();
        assertThat(other.round().isWaiting()).as("it is the first one's turn").isFalse();
        now = now.plus(Duration.ofMinutes(6));

        alarms = other;
        rounds(Duration.ofMinutes(1));
        assertThat(openOnes()).as("suspected before the first one died").hasSize(1);
    }

    @Test
    void watchesWhatWasPlacedThoughNobodySaidInstalledAndNotWhatIsOnItsWay() {
        lives("ASSEMBLED", 2);
        lives("SHIPPED", 3);
        links(0, false, 2, 3);
        rounds(HOLD.plusMinutes(1));

        assertThat(openOnes()).extracting(Alert::subject).containsExactly("Kiosk 2");
    }

    @Test
    void saysOfAKioskThatWasShippedAndRunsThatNobodyCheckedItIn() {
        lives("SHIPPED", 3);
        rounds(Duration.ofMinutes(50));
        links(0, false, 3);
        rounds(Duration.ofMinutes(15));
        assertThat(openOnes()).as("it ran at the packing table for a while").isEmpty();

        links(1, true, 3);
        rounds(Duration.ofMinutes(62));
        assertThat(openOnes()).singleElement().satisfies(alert -> {
            assertThat(alert.cause().kind()).isEqualTo(AlertKind.NOT_CHECKED_IN);
            assertThat(alert.severity()).as("no outage").isEqualTo(Severity.NOTICE);
            assertThat(AlertWords.in("en").title(alert)).contains("runs, but was never checked in");
        });

        links(2, false, 3);
        rounds(Duration.ofMinutes(30));
        assertThat(openOnes())
                .as("switched off for the night: neither over nor an outage")
                .extracting(alert -> alert.cause().kind())
                .containsExactly(AlertKind.NOT_CHECKED_IN);

        links(3, true, 3);
        lives("INSTALLED", 3);
        // Where kiosks stand is read anew now and then.
        rounds(Duration.ofMinutes(3));
        assertThat(openOnes()).isEmpty();
    }

    private void lives(String step, int kiosk) {
        sql("delete from kiosk_life where kiosk_id = :kiosk and since <= :now", kiosk);
        sql(
                "insert into kiosk_life (kiosk_id, step, since, serial, model, folded)"
                        + " values (:kiosk, '%s', :now, '', '', '')".formatted(step),
                kiosk);
    }

    @Test
    void aBoxThatStartsAgainAndAgainIsSaidThoughItsProgramCountsFromOneEachTime() {
        for (int i = 0; i < 4; i++) {
            sql("insert into kiosk_start (kiosk_id, at, machine, why) values (:kiosk, :now, 1, 'power')", 3);
            now = now.plus(Duration.ofMinutes(5));
        }
        rounds(Duration.ofMinutes(1));

        assertThat(openOnes()).extracting(alert -> alert.cause().kind()).containsExactly(AlertKind.RESTARTS);
    }

    @Test
    void aKeyThatTheServerLacksIsOneAlarmOfTheWholeWhicheverKiosksShowIt() {
        alarms.locked().found(kiosks.get(3).id(), "it is sealed to a key that this server does not have", now);
        rounds(Duration.ofMinutes(1));
        alarms.locked().found(kiosks.get(0).id(), "it is sealed to a key that this server does not have", now);
        rounds(Duration.ofMinutes(1));

        assertThat(openOnes()).extracting(Alert::cause).containsExactly(Cause.ofAll(AlertKind.LOCKED));
        assertThat(letters())
                .containsExactly("This server cannot open the answers of 1 of 4 kiosks: a key is missing.");

        rounds(Duration.ofMinutes(45));
        assertThat(openOnes()).as("nobody brings such answers any more").isEmpty();
    }

    @Test
    void aKioskThatTookSoftwareBackIsSaidAsLongAsItIsMeantForIt() {
        sql("""
                insert into software_release (id, kind, version, sequence, channel, signed, expires_at, added_at, added_by)
                values ('r12-' || :kiosk, 'APP', '1.2.0', 12, 'stable', '', :now, :now, 'anna')
                """, 2);
        sql(
                "insert into twin (kiosk_id, desired_version, desired_app) values (:kiosk, 1, 'r12-' || :kiosk)"
                        + " on conflict (kiosk_id) do update set desired_app = excluded.desired_app",
                2);
        sql("""
                insert into kiosk_software (kiosk_id, app_version, app_sequence, app_slot, last_kind, last_sequence,
                                            last_result, last_detail, reported_at)
                values (:kiosk, '1.1.0', 11, 'a', 'APP', 12, 'ROLLED_BACK', 'it showed nothing', :now)
                """, 2);
        rounds(Duration.ofMinutes(1));

        assertThat(openOnes()).singleElement().satisfies(alert -> {
            assertThat(alert.cause())
                    .isEqualTo(Cause.of(AlertKind.WENT_BACK, kiosks.get(2).id()));
            assertThat(AlertRow.of(alert).title())
                    .isEqualTo("Kiosk 2 (Harbour) tried version 1.2.0 and went back by itself.");
            assertThat(AlertRow.of(alert).detail()).isEqualTo("it showed nothing");
        });

        sql("update twin set desired_app = null where kiosk_id = :kiosk and desired_version < :now", 2);
        rounds(Duration.ofMinutes(1));
        assertThat(openOnes()).isEmpty();
    }

    @Test
    void rowsThatAnOutboxLacksAreCountedInTheTitle() {
        var condition = new Condition(
                Map.of(Condition.Measure.OUTBOX_GAPS_COUNT, 3L),
                Map.of(),
                List.of(new Condition.Finding(Condition.Trouble.GAPS, true, Remark.MISSING.with(3))));
        sql(
                "insert into health (kiosk_id, received_at, body) values (:kiosk, :now, '%s')"
                        .formatted(ConditionCodec.encode(condition)),
                2);
        rounds(AlertKind.GAP.usual().hold().plusMinutes(1));

        assertThat(openOnes())
                .singleElement()
                .satisfies(alert -> assertThat(AlertRow.of(alert).title())
                        .isEqualTo("3 answers of Kiosk 2 (Harbour) are missing here."));
    }

    @Test
    void aRuleForSomeKiosksWinsAndOneThatIsSwitchedOffEndsTheAlarm() {
        AlertRule usual = AlertKind.OFFLINE.usual();
        AlertRule soon = alarms.rules().save(rule("site:Castle", Duration.ofSeconds(1), true), "anna");
        links(0, false, 3);
        rounds(Duration.ofMinutes(1));
        assertThat(openOnes()).hasSize(1);

        alarms.rules().save(rule(soon.query(), usual.hold(), false), "anna");
        assertThat(alarms.rules().all())
                .as("in place of the first")
                .filteredOn(one -> !one.isForAll())
                .hasSize(1);
        rounds(Duration.ofMinutes(1));
        assertThat(openOnes()).isEmpty();
    }

    private static AlertRule rule(String query, Duration hold, boolean on) {
        return new AlertRule("", 1, AlertKind.OFFLINE, query, on, 0, hold, Duration.ZERO, Severity.URGENT);
    }

    private List<Alert> openOnes() {
        return alarms.list().worst(AlertList.Filter.OPEN, false, 0, 100);
    }

    private List<String> letters() {
        return db.reader()
                .jdbc()
                .sql("select subject from delivery order by made_at, id")
                .query((row, number) -> row.getString("subject"))
                .list();
    }

    /// Looks again and again for so long; whoever is linked says so meanwhile.
    private void rounds(Duration length) {
        for (Instant end = now.plus(length); now.isBefore(end); now = now.plusSeconds(30)) {
            db.writer()
                    .jdbc()
                    .sql("update presence set heartbeat_at = :now where linked = 1")
                    .param("now", now.toEpochMilli())
                    .update();
            alarms.round().round();
        }
    }

    private void links(int change, boolean linked, int... numbers) {
        for (int number : numbers) {
            sql(
                    "update presence set linked = %d, session = %d, link_changed_at = :now where kiosk_id = :kiosk"
                            .formatted(linked ? 1 : 0, change + 2),
                    number);
        }
    }

    private void sql(String sql, int kiosk) {
        db.writer()
                .jdbc()
                .sql(sql)
                .params(Map.of("kiosk", kiosks.get(kiosk).id().value(), "now", now.toEpochMilli()))
                .update();
    }
}
