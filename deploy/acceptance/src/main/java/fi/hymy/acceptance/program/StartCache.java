package fi.hymy.acceptance.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a program leaves at its orderly end so that it starts with less work later: loaded classes and profiles
/// ([JEP 483](https://openjdk.org/jeps/483), [514](https://openjdk.org/jeps/514)).
///
/// For scenarios that start one again and again. It suits the class path and the collector that it was made with; with
/// others the program starts as if there were none.
///
/// @param file where it lies
public record StartCache(Path file) {
    /// Writing it takes many seconds of processor time, behind the program's own end.
    private static final Duration WRITING = Duration.ofMinutes(3);

    /// JVM options of a run that is to leave it.
    public String[] training(String... jvm) {
        return with("-XX:AOTCacheOutput=" + file, jvm);
    }

    /// JVM options of the runs after that; without it when there is none.
    public String[] using(String... jvm) {
        return Files.exists(file) ? with("-XX:AOTCache=" + file, jvm) : jvm.clone();
    }

    /// Ends the run that leaves it, and waits until it has.
    ///
    /// @throws IllegalStateException when it left none
    public void leave(Program trained) {
        trained.stop(WRITING);
        if (!Files.exists(file)) {
            throw new IllegalStateException(trained.name() + " left no cache at " + file);
        }
    }

    private static String[] with(String option, String... jvm) {
        var options = new ArrayList<>(List.of(jvm));
        options.add(option);
        return options.toArray(String[]::new);
    }
}
