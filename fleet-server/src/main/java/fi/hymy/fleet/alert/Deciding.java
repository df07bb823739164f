package fi.hymy.fleet.alert;

import fi.hymy.fleet.alert.Damping.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Goes through everything that is bad, was suspected, or is told already, and says what is to be done. Pure; takes
/// time
/// in proportion to these alone, not to the kiosks that are well.
final class Deciding {
    private Deciding() {}

    /// How things stood after the last look.
    ///
    /// @param open by cause
    /// @param suspects since when each looks bad
    record Before(Map<Cause, Watch.Raised> open, Map<Cause, Instant> suspects) {
        Watch of(Cause cause) {
            Watch.Raised raised = open.get(cause);
            if (raised != null) {
                return raised;
            }
            Instant since = suspects.get(cause);
            return since == null ? Watch.CALM : new Watch.Suspect(since);
        }
    }

    static List<Decision> decide(Scene scene, Before before, RuleBook rules, Instant now) {
        Set<Cause> concerned = new LinkedHashSet<>(scene.groups().keySet());
        concerned.addAll(scene.bad().keySet());
        concerned.addAll(before.open().keySet());
        concerned.addAll(before.suspects().keySet());
        List<Decision> decisions = new ArrayList<>();
        concerned.forEach(cause -> decision(cause, scene, before, rules, now).ifPresent(decisions::add));
        return decisions;
    }

    private static Optional<Decision> decision(Cause cause, Scene scene, Before before, RuleBook rules, Instant now) {
        AlertRule rule = rules.of(cause, scene);
        Look look = rule.on() ? scene.at(cause) : new Look.Over(Ending.SWITCHED_OFF);
        Watch watch = before.of(cause);
        Damping.Step step = Damping.next(watch, look, rule, now);
        boolean groupMoved = watch instanceof Watch.Raised && cause.isGroup() && look instanceof Look.Bad;
        if (step instanceof Damping.Step.Stay && !groupMoved) {
            return Optional.empty();
        }
        List<String> facts = look instanceof Look.Bad bad ? bad.facts() : List.of();
        return Optional.of(new Decision(cause, step, rule, scene.siteOf(cause), facts, scene.kiosksOf(cause)));
    }
}
