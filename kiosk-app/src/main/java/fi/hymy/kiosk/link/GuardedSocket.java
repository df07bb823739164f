package fi.hymy.kiosk.link;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The socket that Paho gets: watched, bounded, and closed by us alone; with TLS inside where there is any.
///
/// It tells when the network stands and when the last byte came, refuses packets that are too large before Paho sets
/// memory aside for them, and holds back the end of the stream until Paho has sent its greeting. Without that, a peer
/// that hangs up at once makes Paho leave a thread behind that polls for ever for a receiver that has gone already.
final class GuardedSocket extends Socket {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedSocket.class);
    private static final long ALERT_MILLIS = 500;

    private final Socket network = new Network();
    private final @Nullable Supplier<SSLSocketFactory> tls;
    private final Runnable connected;
    private final LongSupplier millis;
    private final int maxPacket;
    /// Opened once Paho has written something, which it does when all of its threads are up, or starts none since the
    /// network does not stand.
    private final CountDownLatch greeted = new CountDownLatch(1);
    /// Opened once nothing more can come in.
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable SSLException refused;
    private volatile boolean answered;
    private volatile long lastInbound;
    /// What is spoken over: the network, or TLS over it.
    private Socket spoken = network;
    private @Nullable InputStream input;
    private @Nullable OutputStream output;

    /// @param tls asked when the network stands; null for none
    GuardedSocket(@Nullable Supplier<SSLSocketFactory> tls, Runnable connected, LongSupplier millis, int maxPacket) {
        this.tls = tls;
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
        answered = true;
        lastInbound = millis.getAsLong();
    }

    /// Nothing more comes in, because of this or in good order.
    void ended(@Nullable IOException why) {
        if (why instanceof SSLException alert) {
            refused = alert;
        }
        ended.countDown();
    }

    CountDownLatch greeted() {
        return greeted;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
        boolean stands = false;
        try {
            HttpTunnel.connect(network, endpoint, timeoutMillis);
            network.setTcpNoDelay(true);
            if (tls != null) {
                network.setSoTimeout(timeoutMillis);
                secure(tls.get());
            }
            lastInbound = millis.getAsLong();
            open();
            connected.run();
            stands = true;
        } finally {
            if (!stands) {
                greeted.countDown();
            }
        }
    }

    /// Whoever listens has shown who it is when this returns; what it thinks of this kiosk comes later.
    private void secure(SSLSocketFactory factory) throws IOException {
        SSLSocket secured = (SSLSocket)
                factory.createSocket(network, network.getInetAddress().getHostAddress(), network.getPort(), true);
        secured.setEnabledProtocols(new String[] {"TLSv1.3"});
        secured.startHandshake();
        synchronized (this) {
            spoken = secured;
        }
    }

    /// Before anything is read, since TLS gives no way out any more once the peer has turned the kiosk away.
    private synchronized void open() throws IOException {
        input = new PacketGate(spoken.getInputStream(), maxPacket, this);
        output = new FilterOutputStream(spoken.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                try {
                    out.write(bytes, from, length);
                } catch (IOException e) {
                    throw truth(e);
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

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        return opened(input);
    }

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
        return opened(output);
    }

    private static <T> T opened(@Nullable T stream) throws SocketException {
        if (stream == null) {
            throw new SocketException("there is no connection yet");
        }
        return stream;
    }

    /// When writing fails because the peer turned the kiosk away, that is what is to be known.
    private IOException truth(IOException failure) {
        if (tls == null) {
            return failure;
        }
        try {
            boolean read = ended.await(ALERT_MILLIS, TimeUnit.MILLISECONDS);
            SSLException alert = refused;
            return read && alert != null ? alert : failure;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failure;
        }
    }

    @Override
    public void setSoTimeout(int timeoutMillis) throws SocketException {
        network.setSoTimeout(timeoutMillis);
    }

    @Override
    public void shutdownInput() throws IOException {
        network.shutdownInput();
    }

    @Override
    public boolean isConnected() {
        return network.isConnected();
    }

    @Override
    public boolean isClosed() {
        return network.isClosed();
    }

    /// Cuts the network: TLS would first wait for a peer that may have gone.
    @Override
    public void close() throws IOException {
        network.close();
    }

    /// A peer that does not accept the kiosk's certificate says so and hangs up, while the kiosk still
    /// writes the end of the handshake or its greeting. TLS would give up at a write that fails, and
    /// never read why; so with TLS none fails before the peer's first answer: whoever reads then finds
    /// what the peer said, or that it is gone.
    private final class Network extends Socket {
        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    try {
                        out.write(bytes, from, length);
                    } catch (SocketException e) {
                        if (tls == null || answered) {
                            throw e;
                        }
                        LOG.debug("the broker does not listen: {}", e.toString());
                    }
                }
            };
        }
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
