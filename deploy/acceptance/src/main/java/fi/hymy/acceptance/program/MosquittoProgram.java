package fi.hymy.acceptance.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/// Debian's mosquitto: the yardstick for routing messages, and the broker of the path that has one outside the server.
public final class MosquittoProgram implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(10);

    private final Program program;
    private final int port;
    private final SSLContext tls;

    private MosquittoProgram(Program program, int port, SSLContext tls) {
        this.program = program;
        this.port = port;
        this.tls = tls;
    }

    /// Where it is installed.
    public static Optional<Path> installed() {
        return Stream.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/opt/homebrew/sbin/mosquitto")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Starts one that lets everybody in who shows its own certificate: TLS 1.3 both ways, as kiosks have it.
    ///
    /// @param persistent whether it writes queues to a file (every second) or keeps them in memory alone
    /// @throws IllegalStateException when it is not installed
    public static MosquittoProgram start(Path directory, boolean persistent) {
        Path executable = installed().orElseThrow(() -> new IllegalStateException("mosquitto is not installed"));
        int port = Ports.free();
        String name = persistent ? "mosquitto-file" : "mosquitto-memory";
        SelfSigned key = SelfSigned.make(directory.resolve("mosquitto-tls"));
        Path config = write(directory.resolve(name + ".conf"), config(port, key.folder(), directory, persistent));
        Program program = Program.start(Launch.of(name, directory, executable.toString(), "-c", config.toString()));
        program.awaitUntil("listens", START, () -> Ports.answers(port));
        return new MosquittoProgram(program, port, key.tls());
    }

    public int port() {
        return port;
    }

    /// For connections to it.
    public SSLContext tls() {
        return tls;
    }

    public Program program() {
        return program;
    }

    @Override
    public void close() {
        program.close();
    }

    private static String config(int port, Path key, Path directory, boolean persistent) {
        String common = """
                listener %1$d 127.0.0.1
                cafile %2$s/certificate.pem
                certfile %2$s/certificate.pem
                keyfile %2$s/key.pem
                tls_version tlsv1.3
                require_certificate true
                allow_anonymous true
                max_inflight_messages 1000
                max_queued_messages 1000000
                user root
                """.formatted(port, key.toAbsolutePath());
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
