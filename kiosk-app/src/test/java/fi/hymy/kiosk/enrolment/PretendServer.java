package fi.hymy.kiosk.enrolment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import fi.hymy.kiosk.config.JoinAddress;
import fi.hymy.protocol.codec.EnrolmentCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Enrolment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

/// A server that takes kiosks in as the real one does, over real TLS on a free port of this machine.
public final class PretendServer implements AutoCloseable {
    private final TestCa ca;
    private final HttpsServer server;
    private final Map<String, Open> tickets = new ConcurrentHashMap<>();
    private int number = 12_345_670;

    /// Certificates that clients showed, at every request for a new one.
    public final Queue<X509Certificate> shown = new ConcurrentLinkedQueue<>();
    /// Instead of an answer, or 0.
    public volatile int status;

    /// Where the broker is said to be.
    volatile Enrolment.Broker broker = new Enrolment.Broker(null, 8883);
    /// How often somebody asked for it.
    final AtomicInteger asked = new AtomicInteger();

    private volatile Duration life = Duration.ofDays(397);

    private record Open(String ticket, String code, String csr, Optional<KioskId> kiosk) {}

    public PretendServer(TestCa ca) {
        this(ca, ca.context());
    }

    public PretendServer(TestCa ca, SSLContext tls) {
        this.ca = ca;
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = tls.getDefaultSSLParameters();
                wanted.setWantClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/enrol", exchange -> answer(exchange, this::enrol));
        server.createContext("/device/certificate", exchange -> answer(exchange, this::renew));
        server.createContext("/device/broker", exchange -> answer(exchange, this::broker));
        server.start();
    }

    private byte[] broker(HttpExchange exchange, byte[] body) {
        asked.incrementAndGet();
        return EnrolmentCodec.encode(broker);
    }

    public URI url() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    public JoinAddress address() {
        return new JoinAddress(url(), ca.fingerprint());
    }

    /// How long the certificates live that it gives.
    public void life(Duration given) {
        life = given;
    }

    /// Somebody types the code into the console.
    public synchronized void claim(String code, KioskId kiosk) {
        Open open = tickets.values().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody has the code " + code));
        tickets.put(open.ticket(), new Open(open.ticket(), code, open.csr(), Optional.of(kiosk)));
    }

    /// Every ticket's time is over.
    public void forget() {
        tickets.clear();
    }

    public int open() {
        return tickets.size();
    }

    private interface Answer {
        byte[] to(HttpExchange exchange, byte[] body) throws IOException;
    }

    private static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (status != 0) {
                exchange.getResponseHeaders().add("Retry-After", "1");
                exchange.sendResponseHeaders(status, -1);
                return;
            }
            give(exchange, answer, body);
        }
    }

    private static void give(HttpExchange exchange, Answer answer, byte[] body) throws IOException {
        byte[] said;
        try {
            said = answer.to(exchange, body);
        } catch (Gone e) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.sendResponseHeaders(200, said.length);
        exchange.getResponseBody().write(said);
    }

    private synchronized byte[] enrol(HttpExchange exchange, byte[] body) {
        if ("POST".equals(exchange.getRequestMethod())) {
            return EnrolmentCodec.encode(ticket(EnrolmentCodec.request(body).csr()));
        }
        String path = exchange.getRequestURI().getPath();
        Open open = tickets.get(path.substring(path.lastIndexOf('/') + 1));
        if (open == null) {
            throw new Gone();
        }
        return EnrolmentCodec.encode(open.kiosk()
                .<Enrolment>map(kiosk -> new Enrolment.Claimed(kiosk, ca.sign(kiosk, open.csr(), life), null, 8883))
                .orElseGet(() -> new Enrolment.Waiting(open.code(), expiry())));
    }

    private Enrolment.Ticket ticket(String csr) {
        String known = Fingerprint.of(publicKey(csr));
        Open open = tickets.computeIfAbsent(known, ticket -> {
            String digits = String.valueOf(++number);
            return new Open(ticket, digits.substring(0, 4) + '-' + digits.substring(4), csr, Optional.empty());
        });
        String claim = "https://fleet.example.com/join/" + open.code().replace("-", "");
        return new Enrolment.Ticket(open.ticket(), open.code(), expiry(), Duration.ofSeconds(1), claim);
    }

    private static byte[] publicKey(String csr) {
        try (var parser = new org.bouncycastle.openssl.PEMParser(new java.io.StringReader(csr))) {
            return ((org.bouncycastle.pkcs.PKCS10CertificationRequest) parser.readObject())
                    .getSubjectPublicKeyInfo()
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant expiry() {
        return Instant.now().plus(Duration.ofMinutes(15));
    }

    private byte[] renew(HttpExchange exchange, byte[] body) {
        try {
            X509Certificate peer =
                    (X509Certificate) ((HttpsExchange) exchange).getSSLSession().getPeerCertificates()[0];
            shown.add(peer);
            var kiosk = new KioskId(peer.getSubjectX500Principal().getName().replace("CN=", ""));
            return EnrolmentCodec.encode(new Enrolment.Renewed(
                    ca.sign(kiosk, EnrolmentCodec.renewal(body).csr(), life)));
        } catch (SSLPeerUnverifiedException e) {
            throw new Gone();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
