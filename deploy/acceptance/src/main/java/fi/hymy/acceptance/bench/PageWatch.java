package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.program.Wait;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody who is signed in to the console and looks at its pages, one after the other, all the while. Times are from
/// the request to the last byte, on the same machine: never less than what the server took.
///
/// Its thread looks; the others are for one thread.
final class PageWatch implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 60;

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI server;
    private final List<String> pages;
    private final Thread thread = Thread.ofPlatform().name("pages").daemon().unstarted(this::look);
    private final Map<String, List<Long>> taken = new TreeMap<>();
    private int failed;
    private volatile boolean ended;

    /// @param pages paths, looked at in turn
    PageWatch(URI server, List<String> pages) {
        this.server = server;
        this.pages = List.copyOf(pages);
    }

    /// What was seen in one phase.
    ///
    /// @param nanos by page
    /// @param failed how many answers were none, or no page
    record Seen(Map<String, List<Long>> nanos, int failed) {
        /// Of the page that took the longest.
        double slowestMillis(double share) {
            return nanos.values().stream()
                    .mapToDouble(all -> millis(all, share))
                    .max()
                    .orElse(0);
        }

        int all() {
            return nanos.values().stream().mapToInt(List::size).sum();
        }

        double allMillis(double share) {
            return millis(nanos.values().stream().flatMap(List::stream).toList(), share);
        }

        static double millis(List<Long> all, double share) {
            return all.isEmpty()
                    ? 0
                    : Figures.percentileMillis(
                            all.stream().mapToLong(Long::longValue).toArray(), share);
        }
    }

    PageWatch signIn(String operator, String password) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get("/sign-in").body());
        if (!token.find()) {
            throw new IllegalStateException("the sign-in page has no form");
        }
        String form = "username=%s&password=%s&_csrf=%s"
                .formatted(encoded(operator), encoded(password), encoded(token.group(1)));
        HttpResponse<String> answer = client.send(
                request("/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        String to = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() / 100 != 3 || to.contains("sign-in")) {
            throw new IllegalStateException("not signed in: %d to %s".formatted(answer.statusCode(), to));
        }
        for (String page : pages) {
            get(page);
        }
        return this;
    }

    PageWatch begin() {
        thread.start();
        return this;
    }

    /// What was seen since the last call; begins anew.
    synchronized Seen since() {
        var seen = new Seen(new TreeMap<>(taken), failed);
        taken.clear();
        failed = 0;
        return seen;
    }

    private void look() {
        for (int i = 0; !ended; i = (i + 1) % pages.size()) {
            long start = System.nanoTime();
            try {
                note(pages.get(i), get(pages.get(i)).statusCode() == 200, System.nanoTime() - start);
                Wait.pause(PAUSE_MILLIS);
            } catch (IOException e) {
                note(pages.get(i), false, System.nanoTime() - start);
            } catch (InterruptedException | Wait.Interrupted e) {
                return;
            }
        }
    }

    private synchronized void note(String page, boolean good, long nanos) {
        if (good) {
            taken.computeIfAbsent(page, _ -> new ArrayList<>()).add(nanos);
        } else {
            failed++;
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(LIMIT);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        ended = true;
        thread.interrupt();
        client.shutdownNow();
    }
}
