package fi.hymy.acceptance.gauntlet;

import fi.hymy.acceptance.oracle.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// How a scenario ended.
///
/// @param name of the scenario
/// @param did what was done, in words
/// @param faults whatever else was wrong, beside the verdict
public record Outcome(String name, String did, Verdict verdict, List<String> faults, Duration took) {
    public Outcome {
        faults = List.copyOf(faults);
    }

    public boolean holds() {
        return verdict.holds() && faults.isEmpty();
    }

    /// The same, with more that was wrong.
    Outcome and(List<String> more) {
        return new Outcome(
                name,
                did,
                verdict,
                Stream.concat(faults.stream(), more.stream()).toList(),
                took);
    }

    String row() {
        return "| %s | %s | %d | %d | %d | %d s | %s |"
                .formatted(
                        name,
                        did,
                        verdict.finished(),
                        verdict.thanked(),
                        verdict.stored(),
                        took.toSeconds(),
                        holds() ? "held" : "**BROKEN** " + verdict.inWords() + " " + faults);
    }
}
