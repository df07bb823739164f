package fi.hymy.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.acceptance.program.Packages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// That the bench works, on the smallest scale. It looks at no time: a busy machine is no fault.
final class BenchIT {
    @Test
    void measuresIngestBesideItsYardsticks() throws IOException {
        Path out = Packages.find().target("bench-verify");

        Bench.main(new String[] {"--quick", "--only", "raw SQLite,mosquitto,ingest,paced", "--out", out.toString()});

        assertThat(Files.readString(out.resolve("bench.json")))
                .contains("sqlite batch=1000", "ingest n=10 p99", "ingest n=1", "paced p99", "load average")
                .doesNotContain("failed");
        assertThat(Files.readString(out.resolve("bench.md"))).contains("## Targets");
    }
}
