package fi.hymy.acceptance.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// A program and all that it started, as one: a browser is many processes. For Linux.
public record Tree(long root) {
    public static Tree of(Program program) {
        return new Tree(program.pid());
    }

    /// Memory that they hold in RAM, in bytes, with what several share divided among them (PSS).
    public long proportionalBytes() {
        return processes().mapToLong(Tree::proportionalBytes).sum();
    }

    /// Processor time that those that live have taken so far, in nanoseconds, to a hundredth of a second.
    public long busyNanos() {
        return processes()
                .mapToLong(process ->
                        process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L))
                .sum();
    }

    private Stream<ProcessHandle> processes() {
        return ProcessHandle.of(root).stream()
                .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()));
    }

    private static long proportionalBytes(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
