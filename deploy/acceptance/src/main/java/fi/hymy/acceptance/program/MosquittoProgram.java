package fi.hymy.acceptance.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// Debian's mosquitto: the yardstick for routing messages, and the broker of the path that has one outside the server.
public final class MosquittoProgram implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(10);

    private final Program program;
    private final int port;

    private MosquittoProgram(Program program, int port) {
        this.program = program;
        this.port = port;
    }

    /// Where it is installed.
    public static Optional<Path> installed() {
        return Stream.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/opt/homebrew/sbin/mosquitto")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Starts one that lets everybody in.
    ///
    /// @param persistent whether it writes queues to a file (every second) or keeps them in memory alone
    /// @throws IllegalStateException when it is not installed
    public static MosquittoProgram start(Path directory, boolean persistent) {
        Path executable = installed().orElseThrow(() -> new IllegalStateException("mosquitto is not installed"));
        int port = Ports.free();
        String name = persistent ? "mosquitto-file" : "mosquitto-memory";
        Path config = write(directory.resolve(name + ".conf"), config(port, directory, persistent));
        Program program = Program.start(Launch.of(name, directory, executable.toString(), "-c", config.toString()));
        program.awaitUntil("listens", START, () -> Ports.answers(port));
        return new MosquittoProgram(program, port);
    }

    public int port() {
        return port;
    }

    public Program program() {
        return program;
    }

    @Override
    public void close() {
        program.close();
    }

    private static String config(int port, Path directory, boolean persistent) {
        String common = """
                listener %d 127.0.0.1
                allow_anonymous true
                max_inflight_messages 1000
                max_queued_messages 1000000
                user root
                """.formatted(port);
        return persistent ? common + """
                persistence true
                persistence_location %s/
                autosave_on_changes false
                autosave_interval 1
                """.formatted(directory.toAbsolutePath()) : common + "persistence false\n";
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
