package fi.hymy.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// As much of a browser as the tests of pages need: cookies, forms with their CSRF token, redirects seen one by
/// one.
public final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String root;

    Browser(int port) {
        root = "http://127.0.0.1:" + port;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    /// Loads a page, takes the token out of its form, and sends a form like it.
    public HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        return post(action, token(page), fields);
    }

    /// Sends a form without a token.
    public HttpResponse<String> postWithoutToken(String action, Map<String, String> fields) {
        return send(form(action, encode(fields)));
    }

    /// The token in a page's form.
    public String token(String page) {
        String body = get(page).body();
        Matcher found = TOKEN.matcher(body);
        if (!found.find()) {
            throw new IllegalStateException("no form on " + page + ":\n" + body);
        }
        return found.group(1);
    }

    public HttpResponse<String> post(String action, String token, Map<String, String> fields) {
        String body = encode(fields);
        return send(form(action, body + (body.isEmpty() ? "" : "&") + "_csrf=" + URLEncoder.encode(token, UTF_8)));
    }

    public void signIn(String user, String password) {
        HttpResponse<String> answer = submit("/sign-in", "/sign-in", Map.of("username", user, "password", password));
        if (answer.statusCode() != 302 || location(answer).contains("sign-in")) {
            throw new IllegalStateException("not signed in: " + answer.statusCode() + " to " + location(answer));
        }
    }

    /// Where a redirect leads, without the host; empty for none.
    public String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("").replace(root, "");
    }

    /// A request with name and password, as programs send it.
    public HttpRequest.Builder asProgram(String path, String name, String password) {
        String pair = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8));
        return request(path).header("Authorization", "Basic " + pair);
    }

    /// As [#asProgram], by the first operator.
    public HttpRequest.Builder asOperator(String path) {
        return asProgram(path, RunningServer.OPERATOR, RunningServer.PASSWORD);
    }

    public HttpResponse<String> postJson(String path, String json) {
        return send(asOperator(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    public HttpResponse<String> putJson(String path, String json) {
        return send(asOperator(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build());
    }

    public HttpResponse<String> getApi(String path) {
        return send(asOperator(path).GET().build());
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(30));
    }

    public HttpResponse<String> send(HttpRequest request) {
        return exchange(request, BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> sendForBytes(HttpRequest request) {
        return exchange(request, BodyHandlers.ofByteArray());
    }

    private HttpRequest form(String action, String body) {
        return request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
