package fi.hymy.acceptance.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What a check did and saw, step by step; ends with the first step that does not hold.
public final class Logbook {
    private final Path file;
    private final String title;
    private final String tag;
    private final List<String> rows = new ArrayList<>();
    private final long start = System.nanoTime();

    /// @param title of the report
    /// @param tag before each line that is printed
    public Logbook(Path file, String title, String tag) {
        this.file = file;
        this.title = title;
        this.tag = tag;
    }

    /// @param what is done
    /// @param step does it and tells what was seen
    /// @return what was seen
    /// @throws RuntimeException of the step, noted before
    public String step(String what, Supplier<String> step) {
        long begin = System.nanoTime();
        try {
            String saw = step.get();
            note(what, saw, true, begin);
            return saw;
        } catch (RuntimeException e) {
            note(what, String.valueOf(e.getMessage()), false, begin);
            throw e;
        }
    }

    /// @param result in a sentence
    public void write(String result) {
        var text = new StringBuilder("# " + title + "\n\n" + result + "\n\n");
        text.append("| Did | Saw | Took | Held |\n| --- | --- | ---: | --- |\n");
        rows.forEach(row -> text.append(row).append('\n'));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long seconds() {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }

    private void note(String what, String saw, boolean held, long begin) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        String oneLine = saw.lines().findFirst().orElse("").replace('|', '/');
        String row = "| %s | %s | %.1f s | %s |".formatted(what, oneLine, seconds, held ? "yes" : "**NO**");
        rows.add(row);
        System.out.println("[" + tag + "] " + row);
    }
}
