package fi.hymy.acceptance.herd;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.acceptance.program.Packages;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The bounded herd; being cut off is in the bounded fleet of the bench.
///
/// `-Dhymy.herd="--kiosks 1000"` (or `deploy/herd`) for a larger one.
final class HerdIT {
    private static final String BOUNDED = "--kiosks 60 --cuts 0 --stops 1";

    @Test
    void joinsShowsWhatItIsToldAndComesBack() {
        Packages packages = Packages.find();
        HerdOptions options = HerdOptions.read(
                List.of(System.getProperty("hymy.herd", BOUNDED).split(" ")), packages.target("herd-verify"));

        List<Herd.Leg> legs = Herd.run(packages, options);

        assertThat(legs).hasSize(3 + options.cuts() + options.stops());
    }
}
