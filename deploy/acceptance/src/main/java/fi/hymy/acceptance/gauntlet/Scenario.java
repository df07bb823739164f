package fi.hymy.acceptance.gauntlet;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.oracle.ServerRows;
import fi.hymy.acceptance.oracle.Testimony;
import fi.hymy.acceptance.oracle.Verdict;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What all scenarios share: a stage of their own, and the judgement at the end.
final class Scenario {
    private static final Duration DRAIN = Duration.ofMinutes(3);

    private Scenario() {}

    static JoinedKiosk kiosk(Stage stage, String name) {
        return stage.enrol(name);
    }

    /// Publishes a survey to a kiosk.
    static Version shown(Stage stage, JoinedKiosk kiosk, Kind kind) {
        Version version = stage.publish(kind);
        stage.console().assign(version, List.of(kiosk.id()));
        return version;
    }

    /// Waits three minutes at the most until everything that was thanked for is there, then judges. What does not come
    /// in time is lost.
    static Outcome judge(String name, String did, Stage stage, Supplier<Testimony> testimony, long startNanos) {
        ServerRows rows = stage.rows();
        var faults = new ArrayList<String>();
        try {
            Wait.until(
                    "every thanked answer is on the server",
                    DRAIN,
                    () -> Verdict.of(testimony.get(), rows.responses()).lost().isEmpty());
        } catch (Wait.TimedOut e) {
            faults.add(e.getMessage());
        }
        if (testimony.get().thanked().isEmpty()) {
            faults.add("nobody was thanked, so nothing is proven");
        }
        check(faults, rows.orphanedAnswers(), "answers without a response");
        check(faults, rows.clashes(), "responses that claim another's place");
        if (rows.quarantined() > 0) {
            faults.add("in quarantine: " + rows.quarantineReasons());
        }
        return new Outcome(
                name,
                did,
                Verdict.of(testimony.get(), rows.responses()),
                faults,
                Duration.ofNanos(System.nanoTime() - startNanos));
    }

    private static void check(List<String> faults, long count, String what) {
        if (count > 0) {
            faults.add(count + " " + what);
        }
    }
}
