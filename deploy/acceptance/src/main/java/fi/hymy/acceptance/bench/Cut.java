package fi.hymy.acceptance.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Breaks all connections to a port of this machine at once, by the kernel: a wire in between would need two open files
/// for each, more than a program usually may have.
final class Cut {
    private static final int LIMIT_MILLIS = 2000;
    private static final long PATIENCE_SECONDS = 60;

    private Cut() {}

    /// Whether this machine's kernel and the rights of this program allow it; found out by trying.
    static boolean isPossible() {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var near = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
                Socket far = listener.accept()) {
            near.setSoTimeout(LIMIT_MILLIS);
            to(listener.getLocalPort());
            return isBroken(near) && far.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isBroken(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /// @throws IOException when there is no `ss`
    static void to(int port) throws IOException {
        Process ss = new ProcessBuilder(
                        List.of("ss", "--kill", "--tcp", "--numeric", "state", "established", "dport = :" + port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!ss.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                ss.destroyForcibly();
            }
        } catch (InterruptedException e) {
            ss.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
