package fi.hymy.acceptance.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// TCP ports of the loopback interface.
///
/// They lie below those that Linux gives to outgoing connections (32 768 and up): a server that is down for a moment
/// would lose its own to one of a thousand kiosks that look for it. Each process begins at another place, so that two
/// that run at once rarely try the same.
public final class Ports {
    private static final int CONNECT_MILLIS = 1000;
    private static final int FIRST = 15_000;
    private static final int COUNT = 17_000;
    private static final int APART = 7919;

    private static int next = (int) (ProcessHandle.current().pid() * APART % COUNT);

    private Ports() {}

    /// A port that nobody listens on now. It may be taken by the time it is used; this JVM does not give it twice.
    public static synchronized int free() {
        for (int tried = 0; tried < COUNT; tried++) {
            int port = FIRST + next;
            next = (next + 1) % COUNT;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port on the loopback interface");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /// Whether somebody accepts connections there.
    public static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
