package fi.hymy.acceptance.mqtt;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLContext;

/// One connection by TLS to a broker on the loopback interface.
///
/// A virtual thread of its own reads and calls the receiver, which must not block for long. Messages of QoS 1 are
/// acknowledged once the receiver returned. Nothing is reconnected and nothing sent again. Thread-safe.
public final class MqttConnection implements AutoCloseable {
    private static final int LIMIT_MILLIS = (int) Duration.ofSeconds(20).toMillis();
    private static final int IDS = 65_535;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final BiConsumer<String, byte[]> receiver;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Integer>> waiting = new ConcurrentHashMap<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();

    /// @param socket below the TLS, which cannot be broken off without a word
    private MqttConnection(Socket socket, Socket tls, BiConsumer<String, byte[]> receiver) throws IOException {
        this.socket = socket;
        this.receiver = receiver;
        this.in = new DataInputStream(new BufferedInputStream(tls.getInputStream(), 32 * 1024));
        this.out = tls.getOutputStream();
    }

    /// Connects and waits for the broker's welcome.
    ///
    /// @param tls shows who this is, and knows whom to believe
    /// @param receiver is given topic and payload of every message
    /// @throws Refused when the broker says no
    /// @throws IOException when nobody is there, does not like the certificate, or says nothing for 20 s
    public static MqttConnection open(int port, SSLContext tls, Login login, BiConsumer<String, byte[]> receiver)
            throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT_MILLIS);
            var connection =
                    new MqttConnection(socket, tls.getSocketFactory().createSocket(socket, "", port, true), receiver);
            connection.send(Packet.connect(login));
            Packet answer = Packet.read(connection.in);
            if (answer.type() != Packet.CONNACK || answer.reason() != 0) {
                throw new Refused(answer.reason());
            }
            socket.setSoTimeout(0);
            Thread.ofVirtual().name("mqtt-" + login.clientId()).start(connection::readAll);
            return connection;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Subscribes with QoS 1.
    ///
    /// @return completes with the broker's reason code; 0x80 and up means no
    public CompletableFuture<Integer> subscribe(String filter) {
        return sendAwaiting(id -> Packet.subscribe(id, filter));
    }

    /// Publishes with QoS 1.
    ///
    /// @return completes with the broker's reason code; 0x80 and up means no. Fails when the connection ends before
    public CompletableFuture<Integer> publish(String topic, byte[] payload) {
        return sendAwaiting(id -> Packet.publish(topic, id, payload));
    }

    /// Publishes with QoS 0.
    public void publishUnacknowledged(String topic, byte[] payload) throws IOException {
        send(Packet.publish(topic, 0, payload));
    }

    public void ping() throws IOException {
        send(Packet.ping());
    }

    /// Completes with the reason once the connection is no more.
    public CompletableFuture<String> closed() {
        return closed;
    }

    /// Leaves in order.
    @Override
    public void close() {
        try {
            send(Packet.disconnect());
        } catch (IOException e) {
            // Gone already.
        }
        breakOff();
    }

    /// Goes without a word, so that the broker publishes the will.
    public void breakOff() {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing more can be done to it.
        }
    }

    private CompletableFuture<Integer> sendAwaiting(java.util.function.IntFunction<Packet> packet) {
        var answer = new CompletableFuture<Integer>();
        int id;
        do {
            id = Math.floorMod(ids.getAndIncrement(), IDS) + 1;
        } while (waiting.putIfAbsent(id, answer) != null);
        try {
            send(packet.apply(id));
        } catch (IOException e) {
            waiting.remove(id);
            answer.completeExceptionally(e);
        }
        if (closed.isDone()) {
            failAll();
        }
        return answer;
    }

    private void send(Packet packet) throws IOException {
        byte[] bytes = packet.bytes();
        writing.lock();
        try {
            out.write(bytes);
        } finally {
            writing.unlock();
        }
    }

    private void readAll() {
        String reason = "closed";
        try {
            while (true) {
                Packet packet = Packet.read(in);
                if (packet.type() == Packet.DISCONNECT) {
                    reason = "the broker disconnected with reason 0x%02X".formatted(packet.reason());
                    break;
                }
                handle(packet);
            }
        } catch (IOException e) {
            reason = String.valueOf(e.getMessage());
        } finally {
            breakOff();
            closed.complete(reason);
            failAll();
        }
    }

    private void handle(Packet packet) throws IOException {
        switch (packet.type()) {
            case Packet.PUBLISH -> {
                int id = packet.message(receiver);
                if (id != 0) {
                    send(Packet.puback(id));
                }
            }
            case Packet.PUBACK, Packet.SUBACK -> {
                CompletableFuture<Integer> answer = waiting.remove(packet.id());
                if (answer != null) {
                    answer.complete(packet.reason());
                }
            }
            default -> {}
        }
    }

    private void failAll() {
        waiting.values().forEach(answer -> answer.completeExceptionally(new IOException("the connection ended")));
    }

    /// The broker does not let this client in.
    public static final class Refused extends IOException {
        private final int reason;

        Refused(int reason) {
            super("the broker refused the connection with reason 0x%02X".formatted(reason));
            this.reason = reason;
        }

        public int reason() {
            return reason;
        }
    }
}
