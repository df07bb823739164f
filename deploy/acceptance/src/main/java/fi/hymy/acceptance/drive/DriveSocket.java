package fi.hymy.acceptance.drive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens on the loopback interface for requests of a line each and answers each with a line: `ok …` or `error …`.
final class DriveSocket {
    private static final Logger LOG = LoggerFactory.getLogger(DriveSocket.class);

    private final ServerSocket listener;
    private final UnaryOperator<String> language;

    private DriveSocket(ServerSocket listener, UnaryOperator<String> language) {
        this.listener = listener;
        this.language = language;
    }

    /// @param portFile where the port is written to once it listens
    /// @param language answers a request; what it throws is told as an error
    static void open(Path portFile, UnaryOperator<String> language) throws IOException {
        var socket = new DriveSocket(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), language);
        Thread.ofPlatform().daemon().name("drive").start(socket::accept);
        Path fresh = Files.writeString(
                portFile.resolveSibling(portFile.getFileName() + ".new"),
                String.valueOf(socket.listener.getLocalPort()));
        Files.move(fresh, portFile, StandardCopyOption.ATOMIC_MOVE);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket caller = listener.accept();
                Thread.ofVirtual().name("drive-caller").start(() -> serve(caller));
            } catch (IOException e) {
                LOG.warn("the drive's socket failed", e);
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller;
                var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
                Writer out = new OutputStreamWriter(caller.getOutputStream(), StandardCharsets.UTF_8)) {
            for (String request = in.readLine(); request != null; request = in.readLine()) {
                out.write(oneLine(answer(request)) + '\n');
                out.flush();
            }
        } catch (IOException e) {
            LOG.debug("a caller of the drive left: {}", e.getMessage());
        }
    }

    private String answer(String request) {
        try {
            return "ok " + language.apply(request);
        } catch (RuntimeException e) {
            return "error " + e.getMessage();
        }
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
