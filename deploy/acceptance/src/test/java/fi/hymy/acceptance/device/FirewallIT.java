package fi.hymy.acceptance.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The firewall's real rules in a network of their own, with somebody on the other end of the wire.
final class FirewallIT {
    private static final int NOT_HERE = 77;

    @Test
    void nobodyComesInAndOnlyTheServerIsReached() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        UnitsTest.kiosk().resolve("firewall-test").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        Assumptions.assumeFalse(process.exitValue() == NOT_HERE, said);
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.startsWith("ok "))).as(said).hasSizeGreaterThan(15);
    }
}
