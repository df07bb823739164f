package fi.hymy.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fi.hymy.fleet.rollout.Rollable.Progress;
import fi.hymy.fleet.web.Sentence;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.HoursText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RulesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Plan PLAN = plan(new Thresholds(90, HOUR, 2, 20, HOUR));

    @Test
    void opensTheNextWaveOnceEnoughHaveItForLongEnough() {
        List<Tally> waves = List.of(new Tally(0, 1, 9, 0, 0, 0, 0), Tally.of(KioskState.WAITING, 90));
        Standing running = running(1);

        assertThat(Rules.decide(PLAN, running, waves, NOW)).isEqualTo(new Decision.BeginSoak());
        Standing soaking = running.good(NOW);
        assertThat(Rules.decide(PLAN, soaking, waves, NOW.plus(HOUR).minusMillis(1)))
                .isEqualTo(new Decision.Wait());
        assertThat(Rules.decide(PLAN, soaking, waves, NOW.plus(HOUR))).isEqualTo(new Decision.OpenWave(2));
        List<Tally> fewer = List.of(new Tally(0, 2, 8, 0, 0, 0, 0), Tally.of(KioskState.WAITING, 90));
        assertThat(Rules.decide(PLAN, soaking, fewer, NOW)).isEqualTo(new Decision.EndSoak());
    }

    @Test
    void pausesByItselfWhenTooManyFailAndSaysSo() {
        List<Tally> waves = List.of(new Tally(0, 17, 1, 2, 0, 0, 0), Tally.of(KioskState.WAITING, 90));

        assertThat(Rules.decide(PLAN, running(1), waves, NOW))
                .isEqualTo(new Decision.Pause(Sentence.counted(
                                2,
                                "%s kiosk has failed; the rollout stops at %s.",
                                "%s kiosks have failed; the rollout stops at %s.",
                                2)
                        .kept()));
        assertThat(Rules.decide(PLAN, running(1).forgiving(2), waves, NOW))
                .as("forgiven")
                .isEqualTo(new Decision.Wait());
    }

    @Test
    void pausesWhenNobodyCouldBeReachedForThenNothingIsKnown() {
        List<Tally> waves = List.of(Tally.of(KioskState.NOT_REACHED, 3), Tally.of(KioskState.WAITING, 90));

        assertThat(Rules.decide(PLAN, running(1), waves, NOW))
                .isEqualTo(new Decision.Pause(Sentence.kept(
                        "None of the %s told so far has it, so nothing is known about the change.",
                        Sentence.counted(3, "kiosk", "kiosks"))));
        assertThat(Rules.decide(PLAN, running(1).forgiving(0), waves, NOW)).isEqualTo(new Decision.BeginSoak());
    }

    @Test
    void isDoneWhenEveryKioskOfTheLastWaveHasAnEnd() {
        List<Tally> waves = List.of(Tally.of(KioskState.DONE, 3), new Tally(0, 0, 95, 1, 2, 1, 0));

        assertThat(Rules.decide(PLAN, running(2), waves, NOW)).isEqualTo(new Decision.Finish());
    }

    @Test
    void tellsKiosksThatAreSilentFromThoseThatDoNotDoIt() {
        Progress deaf = new Progress.Pending(false, "");
        Progress slow = new Progress.Pending(true, "It could not fetch it: the logo");

        assertThat(look(null, deaf, NOW.plus(HOUR))).isEqualTo(KioskState.TOLD);
        assertThat(look(null, deaf, NOW.plus(HOUR).plusMillis(1))).isEqualTo(KioskState.NOT_REACHED);
        assertThat(look(NOW, deaf, NOW.plus(HOUR).plusMillis(1))).isEqualTo(KioskState.FAILED);
        assertThat(look(NOW.plus(HOUR), deaf, NOW.plus(HOUR).plusMillis(1)))
                .as("back a moment ago")
                .isEqualTo(KioskState.TOLD);
        assertThat(look(null, slow, NOW.plus(HOUR).plusMillis(1))).isEqualTo(KioskState.FAILED);
        assertThat(look(NOW, new Progress.Failed("What it fetched was damaged."), NOW))
                .isEqualTo(KioskState.FAILED);
    }

    @Test
    void watchesAKioskAnewThatHadItAndShowsAnotherThing() {
        Member done = told().now(KioskState.DONE, "", NOW);
        var seen = new Member.Seen(done, true, NOW);

        Member anew = Rules.look(seen, new Progress.Pending(true, ""), HOUR, NOW.plus(HOUR))
                .orElseThrow();

        assertThat(anew.state()).isEqualTo(KioskState.TOLD);
        assertThat(anew.note()).isEqualTo("It had it, and has something else now.");
        assertThat(anew.toldAt()).isEqualTo(NOW.plus(HOUR));
    }

    @Test
    void reachesEachWaveInTurnWhateverTheirNumber() {
        Waves waves = Waves.parse("3, 10 %, 50%");

        assertThat(waves.text()).isEqualTo("3, 10 %, 50 %");
        assertThat(waves.count()).isEqualTo(4);
        assertThat(List.of(waves.reach(1, 10_000), waves.reach(2, 10_000), waves.reach(4, 10_000)))
                .containsExactly(3, 1000, 10_000);
        assertThat(List.of(waves.reach(1, 2), waves.reach(2, 2), waves.reach(4, 2)))
                .containsExactly(2, 2, 2);
        assertThat(waves.reach(1, 0)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> Waves.parse("50 %, 10 %"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Waves.parse("some"))
                .withMessage("'some' is no wave: write 3 or 10 %");
    }

    @Test
    void keepsTheWindowByTheSitesClockOnTheNightsOnWhichClocksChange() {
        Plan nights = new Plan(Waves.AT_ONCE, HoursText.parse("Sun 03:30-04:00"), PLAN.thresholds(), true);
        ZoneId helsinki = ZoneId.of("Europe/Helsinki");

        // In October the half hour comes twice; in March it does not come at all, and what is left of it holds.
        assertThat(nights.isOpen(helsinki, Instant.parse("2026-10-25T00:45:00Z")))
                .isTrue();
        assertThat(nights.isOpen(helsinki, Instant.parse("2026-10-25T02:15:00Z")))
                .isFalse();
        assertThat(nights.isOpen(ZoneId.of("Europe/Stockholm"), Instant.parse("2026-11-22T02:45:00Z")))
                .isTrue();
        assertThat(nights.isOpen(helsinki, Instant.parse("2026-11-22T02:45:00Z")))
                .isFalse();
        assertThat(nights.opensNext(helsinki, NOW)).contains(Instant.parse("2026-11-29T01:30:00Z"));
    }

    @Test
    void drawsTheOrderByLotTheSameEachTimeAndAnotherForEachRollout() {
        var kiosk = new KioskId("kiosk-one");
        var one = new RolloutId("rollout-one");

        assertThat(Member.place(one, kiosk)).isEqualTo(Member.place(one, kiosk)).isBetween(0L, Member.LATE - 1);
        assertThat(Member.place(one, kiosk)).isNotEqualTo(Member.place(new RolloutId("rollout-two"), kiosk));
        assertThat(Member.joining(one, kiosk, "", true, NOW).late()).isTrue();
    }

    @Test
    void showsTheOneThatFailedAmongThousandsInABar() {
        Bar bar = Bar.of(new Tally(0, 0, 9_999, 1, 0, 0, 0));

        assertThat(bar.parts()).containsExactly(new Bar.Part("good", 0, 994), new Bar.Part("bad", 994, 6));
        assertThat(bar.words()).isEqualTo("9\u202F999 done, 1 failed");
        assertThat(Bar.of(Tally.NONE).parts()).isEmpty();
    }

    private static KioskState look(@Nullable Instant linkedSince, Progress progress, Instant now) {
        var seen = new Member.Seen(told(), true, linkedSince);
        return Rules.look(seen, progress, HOUR, now).map(Member::state).orElse(KioskState.TOLD);
    }

    private static Member told() {
        return Member.joining(new RolloutId("rollout-one"), new KioskId("kiosk-one"), "", false, NOW)
                .told("old", NOW);
    }

    private static Standing running(int wave) {
        return Standing.draft("anna", NOW).in(State.RUNNING, "", "anna", NOW).atWave(wave);
    }

    private static Plan plan(Thresholds thresholds) {
        return new Plan(Waves.parse("10"), Hours.ALWAYS, thresholds, true);
    }
}
