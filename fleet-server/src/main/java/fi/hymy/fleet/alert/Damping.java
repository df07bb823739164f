package fi.hymy.fleet.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What becomes of an alarm when one more look was taken: how long it must be bad before it opens, and good before it
/// closes. Pure: no clock, no rows.
///
/// Who flaps must be good for longer: twice as long each time it opened again, sixteen times at the most.
final class Damping {
    private static final int MOST_DOUBLINGS = 4;

    private Damping() {}

    /// How things stood after the last look.
    sealed interface Watch {
        /// Nothing was wrong.
        record Calm() implements Watch {}

        /// It looks bad, and has not lasted long enough.
        record Suspect(Instant since) implements Watch {}

        /// An alert is open.
        ///
        /// @param times how often it opened, from 1
        /// @param goodSince since when it looks good again
        record Raised(int times, Optional<Instant> goodSince) implements Watch {}

        Watch CALM = new Calm();
    }

    /// What is to be done.
    sealed interface Step {
        /// All is as it was.
        record Stay() implements Step {}

        record Suspect(Instant since) implements Step {}

        /// What was suspected is not so.
        record Forget() implements Step {}

        record Raise(Instant since) implements Step {}

        /// It looks good since then: the alert stays open for a while.
        record Better(Instant since) implements Step {}

        /// It looked good, and does so no more.
        record Worse() implements Step {}

        record Close(Ending why) implements Step {}

        Step STAY = new Stay();
    }

    static Step next(Watch watch, Look look, AlertRule rule, Instant now) {
        return switch (look) {
            case Look.Bad bad -> bad(watch, bad, rule, now);
            case Look.Good() -> good(watch, rule, now);
            case Look.Unknown() -> watch instanceof Watch.Raised raised ? notBetter(raised) : Step.STAY;
            case Look.Over(var why) ->
                switch (watch) {
                    case Watch.Calm() -> Step.STAY;
                    case Watch.Suspect _ -> new Step.Forget();
                    case Watch.Raised _ -> new Step.Close(why);
                };
        };
    }

    private static Step bad(Watch watch, Look.Bad bad, AlertRule rule, Instant now) {
        return switch (watch) {
            case Watch.Calm() -> begun(bad, bad.sinceOrNull() == null ? now : bad.sinceOrNull(), rule, now, false);
            case Watch.Suspect(var since) ->
                begun(bad, bad.sinceOrNull() == null ? since : bad.sinceOrNull(), rule, now, true);
            case Watch.Raised raised -> notBetter(raised);
        };
    }

    /// A beginning that lies ahead, as after the clock was set back, is now.
    private static Step begun(Look.Bad bad, Instant said, AlertRule rule, Instant now, boolean known) {
        Instant since = said.isAfter(now) ? now : said;
        if (bad.counts().atLeast(since, now, rule.hold())) {
            return new Step.Raise(since);
        }
        return known && since.equals(said) ? Step.STAY : new Step.Suspect(since);
    }

    private static Step good(Watch watch, AlertRule rule, Instant now) {
        return switch (watch) {
            case Watch.Calm() -> Step.STAY;
            case Watch.Suspect _ -> new Step.Forget();
            case Watch.Raised(int times, var goodSince) -> {
                Instant since = goodSince.filter(at -> !at.isAfter(now)).orElse(now);
                if (Duration.between(since, now).compareTo(calm(rule, times)) >= 0) {
                    yield new Step.Close(Ending.GOOD);
                }
                yield goodSince.equals(Optional.of(since)) ? Step.STAY : new Step.Better(since);
            }
        };
    }

    private static Step notBetter(Watch.Raised raised) {
        return raised.goodSince().isPresent() ? new Step.Worse() : Step.STAY;
    }

    /// How long it must be good.
    static Duration calm(AlertRule rule, int times) {
        return rule.calm().multipliedBy(1L << Math.clamp(times - 1, 0, MOST_DOUBLINGS));
    }
}
