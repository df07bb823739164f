package fi.hymy.kiosk.device.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/// Stands in for systemd: a local datagram socket, kept by a few lines of perl, for Java has none.
public final class DatagramReceiver implements AutoCloseable {
    private static final String SCRIPT = """
            use Socket; $| = 1;
            socket(my $s, PF_UNIX, SOCK_DGRAM, 0) or die; bind($s, sockaddr_un($ARGV[0])) or die;
            while (defined recv($s, my $m, 4096, 0)) { print "$m\\n"; }
            """;

    private final Process process;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private DatagramReceiver(Process process) {
        this.process = process;
    }

    /// @param socket made here
    public static DatagramReceiver at(Path socket) throws IOException {
        Process process = new ProcessBuilder("perl", "-e", SCRIPT, socket.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var receiver = new DatagramReceiver(process);
        Thread.ofPlatform().name("datagrams").daemon().start(receiver::read);
        Awaitility.await().until(() -> Files.exists(socket));
        return receiver;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(heard::add);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// So far, in order.
    public List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
