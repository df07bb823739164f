package fi.hymy.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.acceptance.program.Packages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void seesAFleetComeTakeASurveyAndComeBack() throws IOException, InterruptedException {
        Packages packages = Packages.find();
        FleetOptions options = FleetOptions.read(
                List.of("--kiosks", "120", "--per-day", "1500", "--steady", "3s"), packages.target("fleet-verify"));

        Figures figures = FleetBench.run(packages, options);

        assertThat(figures.all())
                .extracting(Figures.Figure::name)
                .contains("enrolled", "connect", "push", "steady", "server RSS most", "steady: pages p95");
        assertThat(figures.find("answers kept").orElseThrow().median()).isPositive();
        assertThat(figures.notes())
                .filteredOn(note -> !note.contains("ss --kill"))
                .isEmpty();
    }
}
