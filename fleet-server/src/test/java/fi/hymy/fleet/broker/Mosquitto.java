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

    /// Starts one in a folder that holds `passwords` and `acl`; the test is skipped where mosquitto is not
    /// installed.
    public static Mosquitto start(Path folder) throws IOException {
        Optional<Path> program = Stream.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(program.isPresent(), "mosquitto is not installed (apt-get install mosquitto)");
        Mosquitto mosquitto = new Mosquitto(folder, freePort());
        mosquitto.configure();
        mosquitto.run(program.get());
        return mosquitto;
    }

    private void configure() throws IOException {
        Files.writeString(folder.resolve("mosquitto.conf"), """
                listener %d 127.0.0.1
                allow_anonymous false
                password_file %s
                acl_file %s
                use_username_as_clientid true
                persistence false
                user root
                """.formatted(
                        port, folder.resolve("passwords"), folder.resolve("acl")));
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

    /// Has it read its password and rule files again.
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

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
