package fi.hymy.acceptance.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    @Test
    void seesWhatAProgramPrints() {
        try (var program = sh("echo port 4711; sleep 60")) {
            assertThat(program.awaitLine(Pattern.compile("port (\\d+)"), SOON).group(1))
                    .isEqualTo("4711");
            assertThat(program.residentBytes()).isPositive();
        }
    }

    @Test
    void killsWhatTheProgramStartedToo() {
        var program = sh("sleep 60 & echo child $!; wait");
        long child = Long.parseLong(
                program.awaitLine(Pattern.compile("child (\\d+)"), SOON).group(1));

        program.kill();

        assertThat(program.alive()).isFalse();
        Wait.until(
                "the child is gone",
                SOON,
                () -> !ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false));
    }

    @Test
    void asksFirstAndKillsOnlyThen() {
        try (var program = sh("trap 'echo asked; exit 7' TERM; echo ready; while :; do sleep 0.1; done")) {
            program.awaitLine(Pattern.compile("ready"), SOON);

            assertThat(program.stop()).isEqualTo(7);
            assertThat(program.output()).contains("asked");
        }
    }

    @Test
    void saysWhyWhenAProgramEndsTooEarly() {
        try (var program = sh("echo no such file; exit 3")) {
            assertThatThrownBy(() -> program.awaitLine(Pattern.compile("ready"), SOON))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("exit code 3")
                    .hasMessageContaining("no such file");
        }
    }

    @Test
    void leavesNothingBehindWhenItsOwnJvmIsKilled() {
        var command = java.util.List.of(
                "-cp", System.getProperty("java.class.path"), Nest.class.getName(), directory.toString());
        try (var nest = Program.start(Launch.java("nest", directory, command))) {
            long egg = Long.parseLong(
                    nest.awaitLine(Pattern.compile("egg (\\d+)"), SOON).group(1));

            nest.kill();

            Wait.until(
                    "the egg is gone",
                    SOON,
                    () -> !ProcessHandle.of(egg).map(ProcessHandle::isAlive).orElse(false));
        }
    }

    private Program sh(String script) {
        return Program.start(Launch.of("script", directory, "/bin/sh", "-c", script));
    }

    /// Starts a program in a session of its own, tells its number and waits to be killed.
    static final class Nest {
        private Nest() {}

        public static void main(String[] arguments) {
            var egg = Program.start(Launch.of("egg", Path.of(arguments[0]), "/bin/sleep", "120"));
            System.out.println("egg " + egg.pid());
            egg.exitCode(Duration.ofMinutes(2));
        }
    }
}
