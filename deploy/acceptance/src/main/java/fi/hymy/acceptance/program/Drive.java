package fi.hymy.acceptance.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A driven kiosk's socket: taps it and looks at it. One request at a time.
public final class Drive implements AutoCloseable {
    private static final int LIMIT_MILLIS = (int) Duration.ofMinutes(5).toMillis();

    private final Socket socket;
    private final BufferedReader in;
    private final Writer out;

    private Drive(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        this.out = new java.io.OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
    }

    /// By the port that it told.
    public static Drive open(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LIMIT_MILLIS);
        return new Drive(socket);
    }

    /// Taps the node with this id, as a finger would.
    ///
    /// @throws Refused when it is not there, not visible or disabled
    public void tap(String node) {
        ask("tap " + node);
    }

    /// Taps it as soon as it can be tapped.
    public void tapWhenThere(String node, Duration limit) {
        Wait.until("the kiosk shows " + node, limit, () -> nodes().contains(node));
        tap(node);
    }

    /// A finger rests on the glass for so long.
    ///
    /// @param x share of the width, 0 to 1
    /// @param y share of the height, 0 to 1
    public void hold(double x, double y, Duration time) {
        ask("hold %s %s %d".formatted(x, y, time.toMillis()));
    }

    /// The id of the screen that is shown, as `screen-attract`.
    public String screen() {
        return ask("screen");
    }

    public void awaitScreen(String screen, Duration limit) {
        Wait.until("the kiosk shows " + screen, limit, () -> screen().equals(screen));
    }

    /// The ids of what can be tapped now.
    public List<String> nodes() {
        return split(ask("nodes"));
    }

    /// All texts on the glass.
    public List<String> texts() {
        return split(ask("texts"));
    }

    public boolean shows(String text) {
        return texts().stream().anyMatch(shown -> shown.contains(text));
    }

    /// Writes what is on the glass as a PNG file.
    public void screenshot(Path file) {
        ask("screenshot " + file.toAbsolutePath());
    }

    /// Any request of the drive's language.
    public String ask(String request) {
        try {
            out.write(request + '\n');
            out.flush();
            String answer = in.readLine();
            if (answer == null) {
                throw new IOException("the kiosk is gone");
            }
            if (!answer.startsWith("ok")) {
                throw new Refused(request + ": " + answer);
            }
            return answer.substring(2).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> split(String answer) {
        return answer.isEmpty() ? List.of() : List.of(answer.split("\u001F"));
    }

    /// The kiosk could not do as asked.
    public static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message);
        }
    }
}
