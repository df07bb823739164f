package fi.hymy.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.kiosk.WhyNot.Cause;
import fi.hymy.protocol.id.AssignmentId;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.ReportedState.Problem;
import fi.hymy.protocol.message.ReportedState.Reason;
import fi.hymy.protocol.schedule.Assignment;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.schedule.Period;
import fi.hymy.protocol.schedule.Schedule;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Every combination of what can be true of a kiosk, and the one reason that is told.
final class DiagnosisTest {
    /// A Monday, 11:00 in Helsinki.
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final KioskId KIOSK = new KioskId("kiosk-one");
    private static final SurveyRef RIGHT = ref("right");
    private static final SurveyRef OTHER = ref("other");

    private enum Door {
        OPEN,
        REVOKED,
        ENDED
    }

    private enum Link {
        NEVER,
        OFFLINE,
        SILENT,
        LINKED
    }

    private enum Screen {
        RIGHT_ONE,
        ANOTHER,
        NOTHING,
        UNSAID
    }

    private enum Wanted {
        STANDING,
        IN_ITS_WINDOW,
        LATER,
        NOTHING
    }

    private record Case(
            Door door,
            Link link,
            boolean heard,
            Screen screen,
            @Nullable Reason reason,
            boolean open,
            Wanted wanted) {
        Case(Link link, boolean heard, Screen screen, @Nullable Reason reason, boolean open, Wanted wanted) {
            this(Door.OPEN, link, heard, screen, reason, open, wanted);
        }

        boolean shouldShow() {
            return wanted == Wanted.STANDING || wanted == Wanted.IN_ITS_WINDOW;
        }

        boolean matches() {
            return shouldShow() ? screen == Screen.RIGHT_ONE : screen == Screen.NOTHING;
        }

        /// What it says counts only when it says it of the newest.
        @Nullable
        Reason said() {
            return heard && screen != Screen.UNSAID ? reason : null;
        }

        boolean isTold() {
            return heard && screen != Screen.UNSAID;
        }

        /// All that is true of it, without an order.
        Set<Cause> truths() {
            var truths = EnumSet.noneOf(Cause.class);
            switch (door) {
                case OPEN -> {}
                case REVOKED -> truths.add(Cause.SHUT_OUT);
                case ENDED -> truths.add(Cause.CERTIFICATE_ENDED);
            }
            switch (link) {
                case NEVER -> truths.add(Cause.NEVER_CAME);
                case OFFLINE -> truths.add(Cause.OFFLINE);
                case SILENT -> truths.add(Cause.SILENT);
                case LINKED -> {}
            }
            Reason said = said();
            if (said != null) {
                truths.add(
                        switch (said) {
                            case UNDER_WAY -> Cause.ON_ITS_WAY;
                            case FETCH_FAILED -> Cause.NOT_FETCHED;
                            case HASH_MISMATCH -> Cause.DAMAGED;
                            case REFUSED -> Cause.REFUSED;
                            case DISK -> Cause.DISK;
                        });
            }
            if (!isTold()) {
                truths.add(Cause.BEING_TOLD);
            } else if (!matches() && said == null) {
                truths.add(Cause.UNEXPLAINED);
            }
            if (!open) {
                truths.add(Cause.ASLEEP);
            }
            if (wanted == Wanted.LATER) {
                truths.add(Cause.WAITS_FOR_ITS_WINDOW);
            }
            if (wanted == Wanted.NOTHING) {
                truths.add(Cause.NOTHING_ASSIGNED);
            }
            return truths;
        }

        /// The order of the constants is that of their gravity.
        Optional<Cause> gravest() {
            return truths().stream().findFirst();
        }

        KioskStatus status() {
            return new KioskStatus(new Kiosk(KIOSK, "Lobby", Instant.EPOCH), presence(), twin(), shutOut(), false, NOW);
        }

        private Optional<ShutOut> shutOut() {
            return door == Door.OPEN
                    ? Optional.empty()
                    : Optional.of(new ShutOut(NOW.minusSeconds(86_400), door == Door.REVOKED));
        }

        private Optional<Presence> presence() {
            Presence unknown = Presence.unknown(KIOSK);
            return switch (link) {
                case NEVER -> Optional.empty();
                case OFFLINE ->
                    Optional.of(
                            unknown.born(1, "1", null, NOW.minusSeconds(9000)).gone(1, NOW.minusSeconds(7200)));
                case SILENT -> Optional.of(unknown.born(1, "1", null, NOW.minusSeconds(600)));
                case LINKED -> Optional.of(unknown.born(1, "1", null, NOW.minusSeconds(5)));
            };
        }

        private TwinState twin() {
            return new TwinState(
                    KIOSK,
                    new DesiredState(7, wanted == Wanted.STANDING ? RIGHT : null, schedule(), null),
                    Optional.of(NOW.minusSeconds(600)),
                    Optional.of("anna"),
                    reported(),
                    Optional.of(NOW.minusSeconds(60)));
        }

        private Schedule schedule() {
            Hours opening = open ? Hours.ALWAYS : HoursText.parse("Mon-Fri 12:00-16:00");
            return switch (wanted) {
                case STANDING, NOTHING -> new Schedule(HELSINKI, opening, List.of());
                case IN_ITS_WINDOW -> new Schedule(HELSINKI, opening, List.of(at("10:30-11:30")));
                case LATER -> new Schedule(HELSINKI, opening, List.of(at("14:00-15:00")));
            };
        }

        private static Assignment at(String hours) {
            var since = new Period(LocalDateTime.parse("2026-11-01T00:00"), null);
            return new Assignment(new AssignmentId("a"), RIGHT, since, HoursText.parse("Mon " + hours), 0);
        }

        private Optional<ReportedState> reported() {
            SurveyRef shown =
                    switch (screen) {
                        case RIGHT_ONE -> RIGHT;
                        case ANOTHER -> OTHER;
                        case NOTHING, UNSAID -> null;
                    };
            Problem problem = reason == null ? null : new Problem(reason, "logo.png");
            return screen == Screen.UNSAID
                    ? Optional.empty()
                    : Optional.of(new ReportedState(heard ? 7 : 6, shown, problem));
        }
    }

    @Test
    void tellsTheGravestReasonThatIsTrue() {
        List<Case> cases = everyCase();
        assertThat(cases).hasSize(3 * 4 * 2 * 4 * 6 * 2 * 4);
        for (Case one : cases) {
            assertThat(one.status().why().map(WhyNot::cause)).as("%s", one).isEqualTo(one.gravest());
            assertThat(one.status().shouldShow().isPresent()).as("%s", one).isEqualTo(one.shouldShow());
        }
    }

    @Test
    void everyReasonCanBeTold() {
        assertThat(everyCase().stream().flatMap(one -> one.gravest().stream()).distinct())
                .containsExactlyInAnyOrder(Cause.values());
    }

    @Test
    void saysItInWords() {
        assertThat(words(new Case(Link.LINKED, true, Screen.ANOTHER, Reason.HASH_MISMATCH, true, Wanted.STANDING)))
                .isEqualTo("What the kiosk fetched was damaged: logo.png");
        assertThat(words(new Case(Link.OFFLINE, true, Screen.RIGHT_ONE, null, true, Wanted.STANDING)))
                .isEqualTo("Offline for 2 h; it goes on by what it knows.");
        assertThat(words(new Case(Link.LINKED, true, Screen.NOTHING, null, true, Wanted.LATER)))
                .isEqualTo("It waits for its window: the next assignment begins Mon 23 Nov at 14:00 there.");
        assertThat(words(new Case(Link.LINKED, true, Screen.RIGHT_ONE, null, false, Wanted.STANDING)))
                .isEqualTo("Closed until Mon 23 Nov at 12:00 there: the screen sleeps.");
    }

    @Test
    void oneThatIsShutOutNeedsNobodyAndOneWhoseCertificateEndedDoes() {
        var revoked = new Case(Door.REVOKED, Link.OFFLINE, true, Screen.RIGHT_ONE, null, true, Wanted.STANDING);
        var ended = new Case(Door.ENDED, Link.OFFLINE, true, Screen.RIGHT_ONE, null, true, Wanted.STANDING);

        assertThat(words(revoked)).isEqualTo("Shut out for 24 h: it cannot connect until it joins again.");
        assertThat(words(ended)).isEqualTo("Its certificate ended 24 h ago: it cannot connect until it joins again.");
        assertThat(revoked.status().needsSomebody()).isFalse();
        assertThat(ended.status().needsSomebody()).isTrue();
        assertThat(new KioskRow(revoked.status(), survey -> "").state()).isEqualTo("Shut out");
    }

    @Test
    void aSleepingScreenNeedsNobody() {
        var asleep = new Case(Link.LINKED, true, Screen.RIGHT_ONE, null, false, Wanted.STANDING);
        var wrong = new Case(Link.LINKED, true, Screen.ANOTHER, Reason.DISK, false, Wanted.STANDING);

        assertThat(asleep.status().concern()).isEqualTo(KioskStatus.Concern.NONE);
        assertThat(wrong.status().concern()).isEqualTo(KioskStatus.Concern.WRONG_CONTENT);
    }

    @Test
    void offlineIsWorseWhilePeopleComeBy() {
        var open = new Case(Link.OFFLINE, true, Screen.RIGHT_ONE, null, true, Wanted.STANDING);
        var shut = new Case(Link.OFFLINE, true, Screen.RIGHT_ONE, null, false, Wanted.STANDING);

        assertThat(open.status().concern()).isEqualTo(KioskStatus.Concern.NOT_LINKED);
        assertThat(shut.status().concern()).isEqualTo(KioskStatus.Concern.AWAY_WHILE_CLOSED);
        assertThat(shut.status().needsSomebody()).isFalse();
        assertThat(open.status().concern().rank())
                .isLessThan(shut.status().concern().rank());
    }

    @Test
    void noLightIsGreenWithoutAFreshSignOfLife() {
        for (Case one : everyCase()) {
            var row = new KioskRow(one.status(), survey -> "Reception");
            if (one.link() != Link.LINKED) {
                assertThat(List.of(row.tone(), row.linkTone(), row.heartbeatTone(), row.contentTone()))
                        .as("%s", one)
                        .doesNotContain("good");
            }
        }
    }

    private static String words(Case one) {
        return one.status().whyNot().orElseThrow();
    }

    private static List<Case> everyCase() {
        var reasons = new ArrayList<@Nullable Reason>(List.of(Reason.values()));
        reasons.add(null);
        var cases = new ArrayList<Case>();
        for (Door door : Door.values()) {
            for (Link link : Link.values()) {
                for (Screen screen : Screen.values()) {
                    for (Reason reason : reasons) {
                        for (Wanted wanted : Wanted.values()) {
                            for (boolean heard : List.of(true, false)) {
                                for (boolean open : List.of(true, false)) {
                                    cases.add(new Case(door, link, heard, screen, reason, open, wanted));
                                }
                            }
                        }
                    }
                }
            }
        }
        return cases;
    }

    private static SurveyRef ref(String survey) {
        return new SurveyRef(new SurveyId(survey), 1, new ContentHash("ab".repeat(32)));
    }
}
