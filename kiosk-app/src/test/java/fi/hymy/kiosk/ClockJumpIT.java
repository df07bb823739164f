package fi.hymy.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The system's clock jumps by years while somebody answers; made by Debian's `faketime`, monotonic time untouched.
final class ClockJumpIT {
    private static final List<Path> LIBRARIES = Stream.of("x86_64", "aarch64")
            .map(machine -> Path.of("/usr/lib/" + machine + "-linux-gnu/faketime/libfaketime.so.1"))
            .filter(Files::exists)
            .toList();

    @TempDir
    Path folder;

    @Test
    void disturbsNeitherTheVisitNorTheOrderNorTheTimesOfAnswers() throws IOException, InterruptedException {
        assumeThat(LIBRARIES).as("the package faketime is installed").isNotEmpty();
        Path data = Files.createDirectories(folder.resolve("data"));
        KioskRig.lay(data, SampleSurveys.smileyWhy());
        Path time = Files.writeString(folder.resolve("time"), "+0");
        long before = System.currentTimeMillis();

        try (Child kiosk = Child.start(data, environment(time))) {
            answer(kiosk, time, "+3650d");
            kiosk.ask("await screen-attract");
            answer(kiosk, time, "-3650d");
            kiosk.ask("await screen-attract");
            answer(kiosk, time, "+0");
            kiosk.end();
        }

        List<Response> kept = KioskRig.kept(data);
        assertThat(kept).hasSize(3);
        assertThat(kept.stream()
                        .map(Response::endedAt)
                        .map(Stamp::monotonicMillis)
                        .toList())
                .as("in the order in which they were given")
                .isSorted();
        assertThat(kept)
                .allSatisfy(response -> assertThat(response.endedAt().wallMillis())
                        .as("the clock's jump was not believed")
                        .isBetween(before - 1000, before + Duration.ofMinutes(5).toMillis()));
    }

    /// The clock jumps in the midst of it; a timer by the wall clock would call the respondent gone at once.
    private static void answer(Child kiosk, Path time, String jump) throws IOException {
        kiosk.ask("tap screen-attract choice-5");
        Files.writeString(time, jump);
        kiosk.ask("tap screen-question choice-service");
        assertThat(kiosk.ask("sees screen-idle-warning")).isEqualTo("false");
        kiosk.ask("tap screen-question skip");
        kiosk.ask("await screen-thanks");
        assertThat(kiosk.ask("sees screen-idle-warning")).isEqualTo("false");
    }

    private static Map<String, String> environment(Path time) {
        return Map.of(
                "LD_PRELOAD",
                LIBRARIES.getFirst().toString(),
                "FAKETIME_TIMESTAMP_FILE",
                time.toString(),
                "FAKETIME_NO_CACHE",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1");
    }
}
