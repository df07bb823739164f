package fi.hymy.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fi.hymy.protocol.SampleSurveys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A card on which every write-through takes five seconds, made by a library loaded before the system's.
final class SlowCardIT {
    private static final String SHIM = """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <unistd.h>

            static void dawdle(void) {
                int millis = 0;
                FILE *file = fopen(getenv("SLOW_CARD"), "r");
                if (file) {
                    if (fscanf(file, "%d", &millis) != 1) millis = 0;
                    fclose(file);
                }
                usleep(millis * 1000);
            }
            int fsync(int fd) {
                dawdle();
                return ((int (*)(int)) dlsym(RTLD_NEXT, "fsync"))(fd);
            }
            int fdatasync(int fd) {
                dawdle();
                return ((int (*)(int)) dlsym(RTLD_NEXT, "fdatasync"))(fd);
            }
            """;
    private static final long SLOW_MILLIS = 5000;

    @TempDir
    Path folder;

    @Test
    void startsAtOnceAndStaysAliveWhileAnAnswerIsBeingWrittenSlowly() throws IOException, InterruptedException {
        Path shim = compiled();
        Path data = Files.createDirectories(folder.resolve("data"));
        KioskRig.lay(data, SampleSurveys.smileyWhy());
        assertThat(KioskRig.kept(data)).as("the outbox is laid out before").isEmpty();
        Path slowness = Files.writeString(folder.resolve("slow"), String.valueOf(SLOW_MILLIS));
        var environment = Map.of("LD_PRELOAD", shim.toString(), "SLOW_CARD", slowness.toString());

        try (Child kiosk = Child.start(data, environment)) {
            kiosk.ask("await screen-attract");
            kiosk.ask("tap screen-attract choice-5");
            kiosk.ask("tap screen-question choice-service");
            kiosk.ask("stillness");
            long tapped = System.nanoTime();
            kiosk.ask("tap screen-question skip");
            assertThat(kiosk.ask("sees screen-question"))
                    .as("the choice stays on the glass")
                    .isEqualTo("true");
            kiosk.ask("await screen-thanks");

            assertThat(Duration.ofNanos(System.nanoTime() - tapped))
                    .as("nobody is thanked before the answer is written through")
                    .isGreaterThan(Duration.ofMillis(SLOW_MILLIS - 500));
            assertThat(Long.parseLong(kiosk.ask("stillness")))
                    .as("milliseconds in which the screen did not move")
                    .isLessThan(1500);
            Files.writeString(slowness, "0");
            kiosk.end();
        }
        assertThat(KioskRig.kept(data)).hasSize(1);
    }

    private Path compiled() throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("slow.c"), SHIM);
        Path library = folder.resolve("slow.so");
        try {
            Process gcc = new ProcessBuilder(
                            "gcc", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl")
                    .inheritIO()
                    .start();
            assertThat(gcc.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(gcc.exitValue()).isZero();
        } catch (IOException e) {
            assumeThat(false)
                    .as("gcc is needed to make a slow card: %s", e.getMessage())
                    .isTrue();
        }
        return library;
    }
}
