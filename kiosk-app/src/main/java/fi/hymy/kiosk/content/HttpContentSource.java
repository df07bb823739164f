package fi.hymy.kiosk.content;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Fetches from the fleet server: `GET {server}/content/surveys/{hash}`, `…/content/assets/{hash}` and
/// `…/content/releases/{hash}`, as the kiosk that its certificate says.
///
/// Never goes where the server points it: a redirection is a refusal. A name holds the same bytes for ever, so a
/// download is resumed by `Range` alone and proven by its hash.
public final class HttpContentSource implements ContentSource, AutoCloseable {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    private final URI server;
    private final Supplier<SSLContext> tls;
    private final Deadlines deadlines;
    private @Nullable HttpClient client;
    private boolean closed;

    /// @param server without a slash at the end
    /// @param tls asked when something is fetched first; its trust manager alone decides who is the right server
    public HttpContentSource(URI server, Supplier<SSLContext> tls, Deadlines deadlines) {
        this.server = server;
        this.tls = tls;
        this.deadlines = deadlines;
    }

    /// Made when something is fetched: it takes a tenth of a second, and the first question is to be on the glass
    /// first.
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .sslContext(tls.get())
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(deadlines.connect())
                    .executor(Executors.newThreadPerTaskExecutor(
                            Thread.ofVirtual().name("content-http-", 0).factory()))
                    .build();
            if (closed) {
                client.shutdownNow();
            }
        }
        return client;
    }

    /// @param connect until the connection stands
    /// @param head until the answer begins, from the start
    /// @param stall the longest wait for the next bytes
    /// @param whole for all that comes in one answer; the rest is asked for anew
    public record Deadlines(Duration connect, Duration head, Duration stall, Duration whole) {
        public static final Deadlines USUAL = new Deadlines(
                Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(10));
    }

    @Override
    public Answer open(Wanted file, long offset) throws InterruptedException {
        CompletableFuture<HttpResponse<BodyStream>> answer =
                client().sendAsync(request(file, offset), _ -> new BodyStream(deadlines.stall(), deadlines.whole()));
        try {
            return read(answer.get(deadlines.head().toMillis(), TimeUnit.MILLISECONDS), offset);
        } catch (TimeoutException e) {
            return new Unavailable("the server did not answer within %d s"
                    .formatted(deadlines.head().toSeconds()));
        } catch (ExecutionException e) {
            return new Unavailable("the server could not be reached (%s)".formatted(nameOf(e)));
        } finally {
            // Does nothing to an answer that came; else gives up the connection.
            answer.cancel(true);
        }
    }

    private static String nameOf(ExecutionException e) {
        return Optional.ofNullable(e.getCause()).orElse(e).getClass().getSimpleName();
    }

    private HttpRequest request(Wanted file, long offset) {
        String folder =
                switch (file.kind()) {
                    case SURVEY -> "surveys";
                    case ASSET -> "assets";
                    case RELEASE -> "releases";
                };
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(server + "/content/" + folder + '/' + file.hash().hex()));
        if (offset > 0) {
            request.header("Range", "bytes=" + offset + '-');
        }
        return request.GET().build();
    }

    private static Answer read(HttpResponse<BodyStream> response, long offset) {
        int status = response.statusCode();
        BodyStream body = response.body();
        if (status == 200) {
            return new Body(body, 0, response.headers().firstValueAsLong("Content-Length"));
        }
        if (status == 206) {
            return range(response, body, offset);
        }
        body.close();
        return status == 416 ? new OutOfRange() : new Unavailable(inWords(status));
    }

    private static Answer range(HttpResponse<BodyStream> response, BodyStream body, long offset) {
        Matcher range = CONTENT_RANGE.matcher(
                response.headers().firstValue("Content-Range").orElse(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != offset) {
            body.close();
            return new Unavailable("the server sent another part than the one asked for");
        }
        String total = range.group(2);
        return new Body(
                body, offset, total.equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(total)));
    }

    private static String inWords(int status) {
        return switch (status) {
            case 401, 403 -> "the server does not take this kiosk for one of its own (%d)".formatted(status);
            case 404, 410 -> "the server has no such file (%d)".formatted(status);
            case 429, 503 -> "the server is too busy (%d)".formatted(status);
            default ->
                status / 100 == 3
                        ? "the server points elsewhere (%d), which is not followed".formatted(status)
                        : "the server answered %d".formatted(status);
        };
    }

    /// Gives up what is under way.
    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.shutdownNow();
        }
    }
}
