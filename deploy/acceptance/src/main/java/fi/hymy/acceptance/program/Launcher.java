package fi.hymy.acceptance.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Starts processes that cannot outlive this JVM, however it ends.
///
/// Each gets a session of its own, so that the whole group can be killed, and a "parent death signal", so that the
/// kernel kills it when this JVM is killed. The kernel means the parent *thread*: hence one thread that never ends
/// starts them all. Where `setpriv` is missing, the shutdown hook alone must do.
final class Launcher {
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Duration END = Duration.ofSeconds(12);
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
    private static final ExecutorService PARENT = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("launcher").factory());

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Launcher::endAll, "launcher-end"));
    }

    private Launcher() {}

    static Process start(Launch launch) {
        try {
            Files.createDirectories(launch.directory());
            Process process = PARENT.submit(() -> builder(launch).start()).get();
            RUNNING.removeIf(earlier -> !earlier.isAlive());
            RUNNING.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot start " + launch.name() + ": " + launch.command(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Wait.Interrupted(e);
        }
    }

    /// Kills a process, what it started and its whole group, at once.
    static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        if (process.isAlive() && Files.isExecutable(SETSID)) {
            signalGroup(process.pid());
        }
        process.destroyForcibly();
    }

    private static ProcessBuilder builder(Launch launch) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(SETPRIV)) {
            command.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL"));
        }
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.addAll(launch.command());
        var builder = new ProcessBuilder(command).directory(launch.directory().toFile());
        builder.environment().putAll(launch.environment());
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
    }

    /// A negative process id means the group: Java itself cannot say so.
    private static void signalGroup(long group) {
        try {
            new ProcessBuilder("kill", "-KILL", "--", "-" + group)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Asks all to end, gives them a few seconds together, and kills what is left.
    private static void endAll() {
        RUNNING.forEach(Process::destroy);
        long deadline = System.nanoTime() + END.toNanos();
        try {
            for (Process process : RUNNING) {
                process.waitFor(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            RUNNING.forEach(Launcher::kill);
        }
    }
}
