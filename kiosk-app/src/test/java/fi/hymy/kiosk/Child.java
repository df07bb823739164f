package fi.hymy.kiosk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The test's end of a [ChildKiosk].
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;

    private Child(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /// @param environment such as `LD_PRELOAD`
    static Child start(Path data, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ChildKiosk.class.getName(),
                data.toString()));
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return new Child(builder.start());
    }

    /// What the kiosk answers to a line.
    String ask(String line) {
        try {
            process.outputWriter().write(line + "\n");
            process.outputWriter().flush();
            for (String said = answers.readLine(); said != null; said = answers.readLine()) {
                if (said.startsWith("answer ")) {
                    return said.substring("answer ".length());
                }
            }
            throw new AssertionError("the kiosk ended before it answered: " + line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lets it end in order.
    void end() throws IOException, InterruptedException {
        process.outputWriter().close();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the kiosk does not end");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
