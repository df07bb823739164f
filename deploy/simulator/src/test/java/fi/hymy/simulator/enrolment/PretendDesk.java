package fi.hymy.simulator.enrolment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLParameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The part of a fleet server that kiosks join at: HTTPS for them, HTTP for operators.
public final class PretendDesk implements AutoCloseable {
    public static final String PASSWORD = "right";
    private static final JsonMapper JSON = new JsonMapper();

    final AtomicInteger busy = new AtomicInteger();
    final Map<String, String> names = new ConcurrentHashMap<>();

    private final TestCa ca;
    private final int mqttPort;
    private final HttpsServer door;
    private final HttpServer console;
    private final Map<String, String> requests = new ConcurrentHashMap<>();
    private final AtomicInteger tickets = new AtomicInteger();

    public PretendDesk(TestCa ca, int mqttPort) throws IOException {
        this.ca = ca;
        this.mqttPort = mqttPort;
        this.door = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.console = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.setHttpsConfigurator(new HttpsConfigurator(ca.serverContext()) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setWantClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        door.createContext("/enrol", this::enrol);
        door.createContext("/who", exchange -> answer(exchange, 200, who((HttpsExchange) exchange)));
        console.createContext("/api/v1/enrolments/claims", this::claim);
        door.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        door.start();
        console.start();
    }

    public HttpsServer door() {
        return door;
    }

    public JoinText join() {
        return ca.join(door.getAddress().getPort());
    }

    Enrolling.Operator operator() {
        return new Enrolling.Operator(console(), "admin", PASSWORD);
    }

    public URI console() {
        return URI.create("http://localhost:" + console.getAddress().getPort());
    }

    private static String who(HttpsExchange exchange) throws IOException {
        return "\"" + exchange.getSSLSession().getPeerPrincipal() + "\"";
    }

    private void enrol(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            String number = exchange.getRequestURI().getPath().substring("/enrol/ticket-".length());
            answer(exchange, 200, state(number).toString());
        } else if (busy.getAndDecrement() > 0) {
            exchange.getResponseHeaders().add("Retry-After", "1");
            answer(exchange, 429, "{}");
        } else {
            String number = "%08d".formatted(tickets.incrementAndGet());
            requests.put(number, json(exchange).path("csr").asString());
            answer(
                    exchange,
                    201,
                    JSON.createObjectNode()
                            .put("ticket", "ticket-" + number)
                            .put("code", number.substring(0, 4) + '-' + number.substring(4))
                            .toString());
        }
    }

    private ObjectNode state(String number) {
        ObjectNode state = JSON.createObjectNode();
        if (!names.containsKey(number)) {
            return state.put("state", "waiting");
        }
        state.put("state", "claimed").put("kiosk", "kiosk-" + number);
        state.put("chain", ca.chain("kiosk-" + number, requests.getOrDefault(number, "")));
        state.putObject("mqtt").putNull("host").put("port", mqttPort);
        return state;
    }

    private void claim(HttpExchange exchange) throws IOException {
        ObjectNode answer = JSON.createObjectNode();
        var refused = answer.putArray("refused");
        for (JsonNode claim : json(exchange).path("claims")) {
            String code = claim.path("code").asString();
            String name = claim.path("name").asString();
            if (name.equals("Unwanted")) {
                refused.addObject().put("code", code).put("reason", "nobody wants it");
            } else {
                names.put(code, name);
            }
        }
        boolean signedIn =
                "Basic YWRtaW46cmlnaHQ=".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        answer(exchange, signedIn ? 200 : 401, answer.toString());
    }

    private static JsonNode json(HttpExchange exchange) throws IOException {
        return JSON.readTree(exchange.getRequestBody().readAllBytes());
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    @Override
    public void close() {
        door.stop(0);
        console.stop(0);
    }
}
