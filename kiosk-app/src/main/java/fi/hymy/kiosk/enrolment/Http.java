package fi.hymy.kiosk.enrolment;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/// Short questions to the server, and what its clock says beside the answers. Never goes where it is pointed to.
final class Http implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(8);
    private static final Duration WHOLE = Duration.ofSeconds(15);
    private static final long LONGEST = 64 * 1024;

    private final HttpClient client;
    private final TrustedTime time;

    Http(SSLContext tls, TrustedTime time) {
        this.time = time;
        this.client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("enrolment-http-", 0).factory()))
                .build();
    }

    record Answer(int status, String text, Optional<Duration> retryAfter, Optional<Instant> date) {
        byte[] body() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    Answer get(URI uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    Answer post(URI uri, byte[] json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json)));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(request.timeout(WHOLE).build(), BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST));
        Optional<Instant> date = answer.headers().firstValue("Date").flatMap(Http::moment);
        date.ifPresent(time::heard);
        Optional<Duration> wait = answer.headers().firstValue("Retry-After").flatMap(Http::seconds);
        return new Answer(answer.statusCode(), answer.body(), wait, date);
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("[0-9]{1,6}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }

    /// Gives up what is under way.
    @Override
    public void close() {
        client.shutdownNow();
    }

    /// The wrong server in a failure, if that is why.
    static Optional<WrongServerException> wrongServer(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof WrongServerException wrong) {
                return Optional.of(wrong);
            }
        }
        return Optional.empty();
    }

    /// Why the server could not be reached, in words.
    static String words(IOException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof UnresolvedAddressException) {
            return "the server's name is not known here";
        }
        if (failure instanceof ConnectException) {
            return "nobody answers at the server's address";
        }
        String said = root.getMessage();
        String kind = root.getClass().getSimpleName();
        return said == null || said.isBlank() ? kind : kind + ": " + said;
    }
}
