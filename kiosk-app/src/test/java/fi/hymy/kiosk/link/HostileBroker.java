package fi.hymy.kiosk.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A broker that does to each connection what the test tells it to, byte by byte, on a free port of this machine. It
/// writes down all that it hears.
public final class HostileBroker implements AutoCloseable {
    static final int CONNECT = 1;
    static final int CONNACK = 2;
    static final int PUBLISH = 3;
    static final int PUBACK = 4;
    static final int SUBSCRIBE = 8;
    static final int SUBACK = 9;
    static final int PINGREQ = 12;
    static final int PINGRESP = 13;
    static final int DISCONNECT = 14;

    private final ServerSocket server;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile Script script;

    final Queue<Greeting> greetings = new ConcurrentLinkedQueue<>();
    final Queue<Heard> published = new ConcurrentLinkedQueue<>();
    final Queue<String> filters = new ConcurrentLinkedQueue<>();
    final Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
    final Queue<Integer> farewells = new ConcurrentLinkedQueue<>();

    /// What happens on one connection, on a thread of its own; the socket is closed when it returns.
    @FunctionalInterface
    public interface Script {
        /// @param connection 1 for the first one, and so on
        void play(Peer peer, int connection) throws IOException;
    }

    /// A CONNECT as it came. Texts that were not in it are empty, numbers are missing from the maps.
    record Greeting(
            String clientId,
            String user,
            String password,
            boolean cleanStart,
            int keepAlive,
            Map<Integer, Long> properties,
            String willTopic,
            String will,
            Map<Integer, Long> willProperties) {}

    /// A PUBLISH as it came.
    record Heard(int connection, String topic, String payload, int qos, int packetId, Map<Integer, Long> properties) {}

    public HostileBroker(Script script) {
        this(0, script);
    }

    /// @param port 0 for a free one
    HostileBroker(int port, Script script) {
        this(listening(port), script);
    }

    private static ServerSocket listening(int port) {
        try {
            return new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param server listens already, as with TLS
    HostileBroker(ServerSocket server, Script script) {
        this.script = script;
        this.server = server;
        Thread.ofVirtual().name("hostile-broker").start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /// How many connections were made so far.
    public int connections() {
        return accepted.get();
    }

    /// From the next connection on.
    public void script(Script next) {
        script = next;
    }

    /// Cuts all connections.
    void cutAll() {
        for (Socket socket = open.poll(); socket != null; socket = open.poll()) {
            close(socket);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cutAll();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                int connection = accepted.incrementAndGet();
                Thread.ofVirtual().start(() -> play(socket, connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void play(Socket socket, int connection) {
        try {
            script.play(new Peer(socket, connection), connection);
        } catch (IOException e) {
            // The client went away, which is no matter of the broker's.
        } finally {
            close(socket);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The client at the other end of one connection.
    public final class Peer {
        private final Socket socket;
        private final int connection;

        Peer(Socket socket, int connection) {
            this.socket = socket;
            this.connection = connection;
        }

        /// Waits for the next packet and writes down what it says.
        MqttBytes.Packet read() throws IOException {
            MqttBytes.Packet packet = MqttBytes.read(socket.getInputStream());
            switch (packet.type()) {
                case CONNECT -> greetings.add(greeting(packet.reader()));
                case PUBLISH -> published.add(heard(packet));
                case PUBACK -> acknowledged.add(packet.reader().two());
                case SUBSCRIBE -> filters.add(filter(packet.reader()));
                case DISCONNECT -> farewells.add(packet.body().length == 0 ? 0 : packet.body()[0] & 0xFF);
                default -> {}
            }
            return packet;
        }

        /// Greets and takes the subscription, as a good broker does.
        public Peer welcome() throws IOException {
            read();
            greet(new MqttBytes());
            return takeSubscription();
        }

        Peer takeSubscription() throws IOException {
            MqttBytes.Packet subscribe = read();
            while (subscribe.type() != SUBSCRIBE) {
                subscribe = read();
            }
            return write(
                    SUBACK,
                    0,
                    new MqttBytes().two(subscribe.reader().two()).one(0).one(1));
        }

        Peer greet(MqttBytes properties) throws IOException {
            return write(CONNACK, 0, new MqttBytes().one(0).one(0).properties(properties));
        }

        /// Behaves well until the client leaves: acknowledges what comes and answers pings.
        public void serve() throws IOException {
            while (true) {
                MqttBytes.Packet packet = read();
                if (packet.type() == PUBLISH && packet.flags() != 0) {
                    acknowledge(heard(packet).packetId(), 0);
                } else if (packet.type() == PINGREQ) {
                    write(PINGRESP, 0, new MqttBytes());
                } else if (packet.type() == DISCONNECT) {
                    return;
                }
            }
        }

        Peer acknowledge(int packetId, int reason) throws IOException {
            return write(PUBACK, 0, new MqttBytes().two(packetId).one(reason).one(0));
        }

        public Peer publish(String topic, byte[] payload, int packetId) throws IOException {
            return write(
                    PUBLISH, 2, new MqttBytes().text(topic).two(packetId).one(0).raw(payload));
        }

        Peer disconnect(int reason) throws IOException {
            return write(DISCONNECT, 0, new MqttBytes().one(reason).one(0));
        }

        Peer write(int type, int flags, MqttBytes body) throws IOException {
            return raw(MqttBytes.packet(type, flags, body));
        }

        synchronized Peer raw(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        }

        /// Reads and says nothing more until the client leaves.
        void fallSilent() throws IOException {
            while (true) {
                read();
            }
        }

        private Greeting greeting(MqttBytes.Reader in) {
            in.text();
            in.one();
            int flags = in.one();
            int keepAlive = in.two();
            Map<Integer, Long> properties = in.properties();
            String clientId = in.text();
            Map<Integer, Long> willProperties = in.properties();
            String willTopic = in.text();
            String will = in.text();
            return new Greeting(
                    clientId,
                    (flags & 0x80) != 0 ? in.text() : "",
                    (flags & 0x40) != 0 ? in.text() : "",
                    (flags & 2) != 0,
                    keepAlive,
                    properties,
                    willTopic,
                    will,
                    willProperties);
        }

        private Heard heard(MqttBytes.Packet packet) {
            MqttBytes.Reader in = packet.reader();
            int qos = packet.flags() >> 1 & 3;
            String topic = in.text();
            int packetId = qos == 0 ? 0 : in.two();
            Map<Integer, Long> properties = in.properties();
            return new Heard(
                    connection, topic, new String(in.rest(), StandardCharsets.UTF_8), qos, packetId, properties);
        }

        private static String filter(MqttBytes.Reader in) {
            in.two();
            in.properties();
            return in.text();
        }
    }
}
