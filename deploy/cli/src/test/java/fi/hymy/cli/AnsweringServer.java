package fi.hymy.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server that answers as it is told, and remembers what it was asked. The real one is tried in the acceptance tests.
final class AnsweringServer implements AutoCloseable {
    private final HttpServer http;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();

    private record Answer(int status, ByteBuffer body) {}

    AnsweringServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
    }

    URI url() {
        return URI.create("http://localhost:" + http.getAddress().getPort());
    }

    /// What is said next of an address; the last thing that was told is said for ever.
    ///
    /// @param request as `GET /api/v1/overview`
    AnsweringServer says(String request, int status, String json) {
        return says(request, status, json.getBytes(StandardCharsets.UTF_8));
    }

    AnsweringServer says(String request, int status, byte[] body) {
        answers.computeIfAbsent(request, _ -> new ArrayDeque<>())
                .add(new Answer(status, ByteBuffer.wrap(body.clone())));
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(body.isEmpty() ? request : request + " " + body);
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        Answer answer = next(request);
        byte[] sent = answer.body().array();
        exchange.sendResponseHeaders(answer.status(), sent.length == 0 ? -1 : sent.length);
        if (sent.length > 0) {
            exchange.getResponseBody().write(sent);
        }
        exchange.close();
    }

    private synchronized Answer next(String request) {
        Deque<Answer> told = answers.get(request);
        if (told == null) {
            String problem = "{\"status\":404,\"detail\":\"Nobody taught me %s.\"}".formatted(request);
            return new Answer(404, ByteBuffer.wrap(problem.getBytes(StandardCharsets.UTF_8)));
        }
        return told.size() > 1 ? told.remove() : told.element();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
