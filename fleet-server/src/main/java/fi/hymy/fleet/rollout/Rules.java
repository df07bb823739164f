package fi.hymy.fleet.rollout;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.rollout.Order.Outcome;
import fi.hymy.fleet.rollout.Rollable.Progress;
import fi.hymy.fleet.web.Numbers;
import fi.hymy.fleet.web.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The rules of a rollout: from what is known to what is done next. No I/O, no clock.
final class Rules {
    private static final Decision WAIT = new Decision.Wait();

    private Rules() {}

    /// What a rollout does next by itself.
    ///
    /// @param waves one tally for each wave
    static Decision decide(Plan plan, Standing standing, List<Tally> waves, Instant now) {
        return switch (standing.state()) {
            case RUNNING -> standing.wave() == 0 ? WAIT : running(plan, standing, waves, now);
            case ROLLING_BACK -> {
                Tally all = sum(waves, waves.size());
                yield all.touched() + all.waiting() == 0 ? new Decision.EndRollback() : WAIT;
            }
            case DRAFT, PAUSED, ABORTED, ROLLED_BACK, DONE -> WAIT;
        };
    }

    private static Decision running(Plan plan, Standing standing, List<Tally> waves, Instant now) {
        Tally open = sum(waves, standing.wave());
        Optional<String> tooMany = tooManyFailed(plan.thresholds(), standing, open);
        if (tooMany.isPresent()) {
            return new Decision.Pause(tooMany.get());
        }
        boolean good = good(plan.thresholds(), standing, open);
        if (open.settled() && !good) {
            return new Decision.Pause(tooFew(plan.thresholds(), standing, open));
        }
        if (standing.wave() == waves.size()) {
            return open.settled() ? new Decision.Finish() : WAIT;
        }
        if (!good) {
            return standing.goodSince() == null ? WAIT : new Decision.EndSoak();
        }
        Duration soak = plan.thresholds().soak();
        if (standing.goodSince() == null && !soak.isZero()) {
            return new Decision.BeginSoak();
        }
        return standing.goodSince() == null || !standing.goodSince().plus(soak).isAfter(now)
                ? new Decision.OpenWave(standing.wave() + 1)
                : WAIT;
    }

    /// Failures that nobody has seen and forgiven.
    private static Optional<String> tooManyFailed(Thresholds limits, Standing standing, Tally open) {
        long fresh = Math.max(0, open.failed() - standing.forgiven());
        if (limits.mostFailed() > 0 && fresh >= limits.mostFailed()) {
            return Optional.of(Sentence.counted(
                            fresh,
                            "%s kiosk has failed; the rollout stops at %s.",
                            "%s kiosks have failed; the rollout stops at %s.",
                            limits.mostFailed())
                    .kept());
        }
        long percent = limits.mostFailedPercent();
        return percent > 0 && fresh > 0 && fresh * 100 >= percent * open.touched()
                ? Optional.of(Sentence.kept(
                        "%s of the %s told so far failed; %s % are enough to stop.",
                        Numbers.spaced(fresh), Numbers.spaced(open.touched()), percent))
                : Optional.empty();
    }

    /// Who was left out, not reached or forgiven says nothing about the change.
    private static boolean good(Thresholds limits, Standing standing, Tally open) {
        long counted = counted(standing, open);
        if (counted > 0) {
            return open.done() * 100 >= limits.success() * counted;
        }
        return open.failed() + open.notReached() == 0 || standing.accepted() >= standing.wave();
    }

    private static long counted(Standing standing, Tally open) {
        long forgiven = Math.min(standing.forgiven(), open.failed());
        return open.size() - open.skipped() - open.undone() - open.notReached() - forgiven;
    }

    private static String tooFew(Thresholds limits, Standing standing, Tally open) {
        return counted(standing, open) == 0
                ? Sentence.kept(
                        "None of the %s told so far has it, so nothing is known about the change.",
                        kiosks(open.touched()))
                : Sentence.kept(
                        "Only %s of %s have it; %s % are needed to go on.",
                        Numbers.spaced(open.done()), kiosks(counted(standing, open)), limits.success());
    }

    private static Sentence kiosks(long count) {
        return Sentence.counted(count, "kiosk", "kiosks");
    }

    /// @param count waves from the first
    static Tally sum(List<Tally> waves, int count) {
        return waves.stream().limit(count).reduce(Tally.NONE, Tally::plus);
    }

    /// What becomes of a rollout by its own decision.
    static Standing after(Standing standing, Decision decision, Instant now) {
        return switch (decision) {
            case Decision.Wait _ -> standing;
            case Decision.OpenWave(int wave) -> standing.atWave(wave);
            case Decision.BeginSoak _ -> standing.good(now);
            case Decision.EndSoak _ -> standing.good(null);
            case Decision.Pause(String why) -> standing.in(State.PAUSED, why, "", now);
            case Decision.Finish _ -> standing.in(State.DONE, "", "", now);
            case Decision.EndRollback _ -> standing.in(State.ROLLED_BACK, "", "", now);
        };
    }

    /// What an operator's order comes to.
    ///
    /// @param all one tally over all waves
    static Outcome order(Order order, Standing standing, Tally all, String by, Instant now) {
        State state = standing.state();
        return switch (order) {
            case Order.Start _ ->
                state == State.DRAFT
                        ? moved(standing.in(State.RUNNING, "", by, now), key("Started"))
                        : refused(key("It was started already."));
            case Order.Pause _ ->
                state == State.RUNNING
                        ? moved(standing.in(State.PAUSED, "", by, now), key("Paused"))
                        : refused(key("It does not run, so there is nothing to pause."));
            case Order.Resume _ ->
                state == State.PAUSED
                        ? moved(
                                standing.forgiving(all.failed()).in(State.RUNNING, "", by, now),
                                all.failed() == 0
                                        ? key("Resumed")
                                        : Sentence.kept("Resumed in spite of %s", failures(all)))
                        : refused(key("It is not paused."));
            case Order.Abort _ ->
                state == State.RUNNING || state == State.PAUSED
                        ? moved(standing.in(State.ABORTED, "", by, now), notTold(all))
                        : refused(key("It does not run, so there is nothing to abort."));
            case Order.RollBack _ ->
                switch (state) {
                    case RUNNING, PAUSED, ABORTED, DONE ->
                        moved(
                                standing.in(State.ROLLING_BACK, "", by, now),
                                Sentence.kept("Rolling back %s", kiosks(all.touched())));
                    case DRAFT, ROLLING_BACK, ROLLED_BACK -> refused(key("There is nothing to take back."));
                };
        };
    }

    private static Sentence failures(Tally all) {
        return Sentence.counted(all.failed(), "failure", "failures");
    }

    private static String notTold(Tally all) {
        return Sentence.counted(all.waiting(), "Aborted: %s kiosk was not told", "Aborted: %s kiosks were not told")
                .kept();
    }

    private static Outcome moved(Standing standing, String words) {
        return new Outcome.Moved(standing, words);
    }

    private static Outcome refused(String why) {
        return new Outcome.Refused(t(why));
    }

    /// What becomes of a kiosk that was told, by what is seen of it; empty when it stays as it is.
    static Optional<Member> look(Member.Seen seen, Progress progress, Duration patience, Instant now) {
        Member member = seen.member();
        if (!seen.known()) {
            return member.state() == KioskState.DONE
                    ? Optional.empty()
                    : Optional.of(member.now(KioskState.SKIPPED, key("It was retired meanwhile."), now));
        }
        return switch (progress) {
            case Progress.Done _ ->
                member.state() == KioskState.DONE
                        ? Optional.empty()
                        : Optional.of(member.now(KioskState.DONE, afterAll(member), now));
            case Progress.Superseded(String words) ->
                member.state() == KioskState.DONE
                        ? Optional.empty()
                        : Optional.of(member.now(KioskState.SKIPPED, words, now));
            case Progress.Failed(String reason) ->
                member.state() == KioskState.FAILED && member.note().equals(reason)
                        ? Optional.empty()
                        : Optional.of(member.now(KioskState.FAILED, reason, now));
            case Progress.Pending pending -> pending(seen, pending, patience, now);
            case Progress.Waiting(String words) -> waiting(member, words, patience, now);
        };
    }

    /// Its time begins anew, now and then, so that it has all of it once its hours have come.
    private static Optional<Member> waiting(Member member, String words, Duration patience, Instant now) {
        boolean watched = member.state() == KioskState.TOLD || member.state() == KioskState.DONE;
        Instant told = member.toldAt() == null ? member.changedAt() : member.toldAt();
        boolean due = member.state() == KioskState.DONE
                || !member.note().equals(words)
                || told.plus(patience.dividedBy(4)).isBefore(now);
        return watched && due ? Optional.of(member.watchedAnew(words, now)) : Optional.empty();
    }

    private static String afterAll(Member member) {
        return switch (member.state()) {
            case FAILED -> Sentence.kept("It failed at first: %s", Sentence.read(member.note()));
            case NOT_REACHED -> key("It came late.");
            case WAITING, TOLD, DONE, SKIPPED, UNDONE -> member.note();
        };
    }

    private static Optional<Member> pending(
            Member.Seen seen, Progress.Pending pending, Duration patience, Instant now) {
        Member member = seen.member();
        if (member.state() == KioskState.DONE) {
            return pending.heard()
                    ? Optional.of(member.watchedAnew(key("It had it, and has something else now."), now))
                    : Optional.empty();
        }
        if (member.state() != KioskState.TOLD || !isOver(seen, patience, now)) {
            return Optional.empty();
        }
        boolean linked = seen.linkedSince() != null;
        if (!linked && !pending.heard()) {
            return Optional.of(member.now(KioskState.NOT_REACHED, key("It was not linked all that time."), now));
        }
        return Optional.of(member.now(KioskState.FAILED, whyNotInTime(pending, linked), now));
    }

    /// A kiosk that came back a moment ago has had no time yet.
    private static boolean isOver(Member.Seen seen, Duration patience, Instant now) {
        Instant told = seen.member().toldAt();
        Instant linked = seen.linkedSince();
        Instant from = told == null ? seen.member().changedAt() : told;
        Instant counted = linked != null && linked.isAfter(from) ? linked : from;
        return counted.plus(patience).isBefore(now);
    }

    private static String whyNotInTime(Progress.Pending pending, boolean linked) {
        if (!pending.words().isEmpty()) {
            return pending.words();
        }
        if (!linked) {
            return key("It heard of it, and then went silent.");
        }
        return pending.heard()
                ? key("It heard of it, did not do it in time, and did not say why.")
                : key("It is linked, and did not take it up in time.");
    }
}
