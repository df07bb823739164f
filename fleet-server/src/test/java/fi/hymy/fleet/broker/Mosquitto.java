package fi.hymy.fleet.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/// A real mosquitto on a free port, with the files that [MosquittoFiles] writes.
public final class Mosquitto implements AutoCloseable {
    private final Path folder;
    private final int port;
    private Process process;

    private Mosquitto(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /// Starts one in a folder that holds `hymy.conf`; the test is skipped where mosquitto is not installed.
    ///
    /// @param port as in that file
    public static Mosquitto start(Path folder, int port) throws IOException {
        Optional<Path> program = Stream.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(program.isPresent(), "mosquitto is not installed (apt-get install mosquitto)");
        Mosquitto mosquitto = new Mosquitto(folder, port);
        mosquitto.configure();
        mosquitto.run(program.get());
        return mosquitto;
    }

    private void configure() throws IOException {
        Files.writeString(folder.resolve("mosquitto.conf"), """
                per_listener_settings false
                persistence false
                user root
                """ + Files.readString(folder.resolve("hymy.conf")));
    }

    private void run(Path program) throws IOException {
        process = new ProcessBuilder(
                        program.toString(),
                        "-c",
                        folder.resolve("mosquitto.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
        Awaitility.await().until(this::answers);
    }

    /// Ends it as a power cut would, and starts it anew.
    public void restart() throws IOException {
        String program = process.info().command().orElse("/usr/sbin/mosquitto");
        close();
        run(Path.of(program));
    }

    /// Has it read its rules and its list of revoked certificates again.
    public void readAgain() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor(5, TimeUnit.SECONDS);
    }

    public int port() {
        return port;
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    public static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
