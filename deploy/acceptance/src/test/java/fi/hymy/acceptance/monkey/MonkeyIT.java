package fi.hymy.acceptance.monkey;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.acceptance.program.Packages;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The bounded monkey; `-Dhymy.monkey="--minutes 30"` (or `deploy/monkey`) for a longer one.
final class MonkeyIT {
    private static final String BOUNDED = "--seconds 30";

    @Test
    void leavesTheKioskAsItWas() {
        Packages packages = Packages.find();
        String asked = System.getProperty("hymy.monkey", BOUNDED);
        MonkeyOptions options = MonkeyOptions.read(
                List.of(asked.split(" ")), packages.target("monkey-verify"), System.nanoTime() & 0xFFFF_FFFFL);

        Findings findings = Monkey.run(packages, options);

        assertThat(findings.alive()).isTrue();
        assertThat(findings.complaints()).isEmpty();
        assertThat(findings.holds()).as(findings.report(options)).isTrue();
    }
}
