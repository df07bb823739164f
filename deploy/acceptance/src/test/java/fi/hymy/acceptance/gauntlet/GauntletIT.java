package fi.hymy.acceptance.gauntlet;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.acceptance.program.Packages;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The bounded gauntlet; of 4 server ends about 3 are kills.
///
/// `-Dhymy.gauntlet="--kiosk-kills 500 --seed 7"` (or `deploy/gauntlet`) for a longer one.
final class GauntletIT {
    private static final String BOUNDED =
            "--kiosk-kills 8 --server-kills 4 --repeats 4 --cuts 5 --restores 1 --refusals 1 --floods 1 --offline 2000";

    private static String bounded() {
        return MountedCard.possible() ? BOUNDED + " --card-cuts 4" : BOUNDED;
    }

    @Test
    void keepsEveryAnswerThatSomebodyWasThankedFor() {
        Packages packages = Packages.find();
        String asked = System.getProperty("hymy.gauntlet", bounded());
        GauntletOptions options = GauntletOptions.read(
                List.of(asked.split(" ")), packages.target("gauntlet-verify"), System.nanoTime() & 0xFFFF_FFFFL);

        List<Outcome> outcomes = Gauntlet.run(packages, options);

        assertThat(outcomes)
                .as("seed %d", options.seed())
                .isNotEmpty()
                .allSatisfy(
                        outcome -> assertThat(outcome.holds()).as(outcome.row()).isTrue());
    }
}
