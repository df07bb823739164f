package fi.hymy.kiosk.link;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/// The socket that Paho gets: watched, bounded, and closed by us alone.
///
/// It tells when the network stands and when the last byte came, refuses packets that are too large before Paho sets
/// memory aside for them, and holds back the end of the stream until Paho has sent its greeting. Without that, a peer
/// that hangs up at once makes Paho leave a thread behind that polls for ever for a receiver that has gone already.
final class GuardedSocket extends Socket {
    private final Runnable connected;
    private final LongSupplier millis;
    private final int maxPacket;
    /// Opened once Paho has written something, which it does when all of its threads are up.
    private final CountDownLatch greeted = new CountDownLatch(1);
    private volatile long lastInbound;
    private @Nullable InputStream input;

    GuardedSocket(Runnable connected, LongSupplier millis, int maxPacket) {
        this.connected = connected;
        this.millis = millis;
        this.maxPacket = maxPacket;
    }

    /// Makes just this one socket.
    SocketFactory asFactory() {
        return new OneSocket(this);
    }

    /// When the last byte came, or the network stood.
    long lastInbound() {
        return lastInbound;
    }

    void heard() {
        lastInbound = millis.getAsLong();
    }

    CountDownLatch greeted() {
        return greeted;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
        super.connect(endpoint, timeoutMillis);
        setTcpNoDelay(true);
        heard();
        connected.run();
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        if (input == null) {
            input = new PacketGate(super.getInputStream(), maxPacket, this);
        }
        return input;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                try {
                    out.write(bytes, from, length);
                } finally {
                    greeted.countDown();
                }
            }

            @Override
            public void write(int single) throws IOException {
                write(new byte[] {(byte) single}, 0, 1);
            }
        };
    }

    private static final class OneSocket extends SocketFactory {
        private final Socket socket;

        OneSocket(Socket socket) {
            this.socket = socket;
        }

        @Override
        public Socket createSocket() {
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
