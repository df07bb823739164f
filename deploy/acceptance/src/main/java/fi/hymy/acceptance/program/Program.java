package fi.hymy.acceptance.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A program that runs beside this one. What it prints goes to a log file.
///
/// It never outlives this JVM. All methods may be called by any thread.
public final class Program implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final int TAIL_LINES = 25;

    private final Launch launch;
    private final Process process;
    private final long logStart;

    private Program(Launch launch, Process process, long logStart) {
        this.launch = launch;
        this.process = process;
        this.logStart = logStart;
    }

    public static Program start(Launch launch) {
        long logStart = size(launch.log());
        return new Program(launch, Launcher.start(launch), logStart);
    }

    /// Runs it to its end.
    ///
    /// @return what it printed
    /// @throws IllegalStateException when it did not end in time, or not with 0
    public static List<String> run(Launch launch, Duration limit) {
        try (Program program = start(launch)) {
            Optional<Integer> code = program.exitCode(limit);
            if (code.equals(Optional.of(0))) {
                return program.output();
            }
            throw new IllegalStateException("%s ended with %s, see %s"
                    .formatted(launch.command(), code.map(String::valueOf).orElse("nothing in time"), program.log()));
        }
    }

    /// Starts one that listens on a socket in its folder, which is made when it is missing, and waits until it does.
    public static Program listening(Launch launch, String socket, Duration limit) {
        Path file = launch.directory().resolve(socket);
        try {
            Files.createDirectories(launch.directory());
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Program program = start(launch);
        program.awaitUntil("listens", limit, () -> Files.exists(file));
        return program;
    }

    public String name() {
        return launch.name();
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public Path log() {
        return launch.log();
    }

    /// What it printed since it was started.
    public List<String> output() {
        try (var file = Files.newInputStream(log())) {
            file.skipNBytes(logStart);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The first line printed since the start in which the pattern is found.
    ///
    /// @throws IllegalStateException when the program ends before it says so
    /// @throws Wait.TimedOut when it does not say so in time
    public MatchResult awaitLine(Pattern pattern, Duration limit) {
        return Wait.unlessGiven(name() + " prints " + pattern, limit, () -> {
            boolean alive = alive();
            Optional<MatchResult> line = line(pattern);
            if (line.isEmpty() && !alive) {
                throw ended("it ended before it printed " + pattern);
            }
            return line;
        });
    }

    public Optional<MatchResult> line(Pattern pattern) {
        return output().stream()
                .map(pattern::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(java.util.regex.Matcher::toMatchResult)
                .findFirst();
    }

    /// Waits until the condition holds, as long as the program lives.
    public void awaitUntil(String what, Duration limit, java.util.function.BooleanSupplier condition) {
        Wait.until(name() + " " + what, limit, () -> {
            if (!alive()) {
                throw ended("it ended before it " + what);
            }
            return condition.getAsBoolean();
        });
    }

    /// As a power cut would, with everything that it started. Returns once it is gone.
    public void kill() {
        Launcher.kill(process);
        exitCode(STOP);
    }

    /// Makes it stand still where it is, until it is killed. Returns once it does. Linux.
    public void freeze() {
        run(Launch.of("freeze", launch.directory(), "kill", "-STOP", Long.toString(pid())), STOP);
        awaitUntil("stands still", STOP, () -> status("State:").contains("T (stopped)"));
    }

    /// Asks it to end, and kills it when it does not within 20 s.
    ///
    /// @return its exit code; 128 + signal when a signal ended it
    public int stop() {
        return stop(STOP);
    }

    /// Likewise, with a patience of the caller's.
    int stop(Duration patience) {
        process.destroy();
        Optional<Integer> code = exitCode(patience);
        if (code.isPresent()) {
            return code.get();
        }
        kill();
        return process.exitValue();
    }

    /// Its exit code, or nothing when it still runs then.
    public Optional<Integer> exitCode(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of(process.exitValue())
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Wait.Interrupted(e);
        }
    }

    /// Memory that it holds in RAM, in bytes; 0 where the system does not tell or it is gone.
    public long residentBytes() {
        String kibi = status("VmRSS:").replaceAll("\\D", "");
        return kibi.isEmpty() ? 0 : Long.parseLong(kibi) * 1024;
    }

    /// A line of what the system says of it, by its first word; empty where it does not tell or the program is gone.
    private String status(String word) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid()), "status"))) {
            return lines.filter(line -> line.startsWith(word)).findFirst().orElse("");
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    /// Processor time that it has taken so far, in nanoseconds, to a hundredth of a second; 0 where the system does
    /// not tell.
    public long busyNanos() {
        return ProcessHandle.of(pid()).map(Program::busyNanos).orElse(0L);
    }

    /// The same of the program that asks.
    public static long ownBusyNanos() {
        return busyNanos(ProcessHandle.current());
    }

    private static long busyNanos(ProcessHandle handle) {
        return handle.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    @Override
    public void close() {
        if (alive()) {
            stop();
        }
    }

    private IllegalStateException ended(String why) {
        List<String> output = output();
        return new IllegalStateException("%s: %s (exit code %s, log %s)%n%s"
                .formatted(
                        name(),
                        why,
                        exitCode(STOP).map(String::valueOf).orElse("none"),
                        log(),
                        String.join(
                                System.lineSeparator(),
                                output.subList(Math.max(0, output.size() - TAIL_LINES), output.size()))));
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
