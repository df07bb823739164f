package fi.hymy.simulator.enrolment;

import fi.hymy.protocol.id.KioskId;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Enrols kiosks by the hundred: each makes its key and asks for a ticket, an operator claims their codes in one
/// request, and each fetches its certificate. For one thread.
public final class Enrolling implements AutoCloseable {
    private static final int BATCH = 1000;
    /// Each waits for the server most of the time.
    private static final int THREADS = 8;

    private final JoinText join;
    private final Requests door;
    private final Requests console;
    private final ExecutorService threads;
    private final int batch;

    /// Who claims them, and where.
    ///
    /// @param console the address that operators use
    /// @param password never logged
    public record Operator(URI console, String name, String password) {
        @Override
        public String toString() {
            return "Operator[%s at %s]".formatted(name, console);
        }
    }

    /// What a kiosk is to be called, and which planned one it is to be.
    ///
    /// @param planned the id of a kiosk that is registered already, or empty for a new one
    public record Wish(String name, String planned) {
        public static Wish called(String name) {
            return new Wish(name, "");
        }
    }

    private record Asked(NewKey key, String ticket, String code, Wish wish) {}

    private record Answered(Identity identity, Endpoint broker) {}

    public Enrolling(JoinText join, Operator operator) {
        this(join, operator, BATCH);
    }

    /// @param batch how many are claimed in one request
    Enrolling(JoinText join, Operator operator, int batch) {
        this.join = join;
        this.batch = batch;
        this.door = new Requests(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(new PinnedCa(join).alone())
                        .build(),
                join.server(),
                Map.of());
        this.console = new Requests(
                HttpClient.newHttpClient(),
                operator.console(),
                Map.of("Authorization", "Basic " + basic(operator.name() + ':' + operator.password())));
        this.threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().daemon().name("enrol-", 0).factory());
    }

    private static String basic(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Enrols them all, in the order of the wishes.
    ///
    /// @param progress told how many are enrolled, after each batch
    /// @throws EnrolmentException when one could not be enrolled
    public Roll enrol(List<Wish> wishes, IntConsumer progress) {
        var all = new ArrayList<Answered>();
        for (int from = 0; from < wishes.size(); from += batch) {
            List<Wish> some = wishes.subList(from, Math.min(wishes.size(), from + batch));
            List<Asked> asked = together(some, this::ask);
            claim(asked);
            all.addAll(together(asked, this::fetch));
            progress.accept(all.size());
        }
        return new Roll(
                join,
                all.getFirst().broker(),
                all.stream().map(Answered::identity).toList());
    }

    /// Asks as a new kiosk does, and leaves it at that.
    ///
    /// @return the eight digits that it shows
    public String knock() {
        return ask(Wish.called("")).code();
    }

    private Asked ask(Wish wish) {
        NewKey key = NewKey.make();
        JsonNode ticket = door.post(
                "/enrol",
                Requests.body()
                        .put("csr", key.request())
                        .put("appVersion", "simulator")
                        .put("hardware", "a pretend kiosk"));
        return new Asked(
                key,
                ticket.path("ticket").asString(),
                digits(ticket.path("code").asString()),
                wish);
    }

    private static String digits(String code) {
        return code.replace("-", "");
    }

    private void claim(Collection<Asked> asked) {
        ObjectNode body = Requests.body();
        ArrayNode claims = body.putArray("claims");
        for (Asked each : asked) {
            ObjectNode claim = claims.addObject()
                    .put("code", each.code())
                    .put("name", each.wish().name());
            if (!each.wish().planned().isEmpty()) {
                claim.put("kiosk", each.wish().planned());
            }
        }
        JsonNode refused = console.post("/api/v1/enrolments/claims", body).path("refused");
        if (!refused.isEmpty()) {
            throw new EnrolmentException("%d of %d claims were refused, the first because: %s"
                    .formatted(
                            refused.size(),
                            asked.size(),
                            refused.get(0).path("reason").asString()));
        }
    }

    private Answered fetch(Asked asked) {
        JsonNode answer = door.get("/enrol/" + asked.ticket());
        if (!answer.path("state").asString().equals("claimed")) {
            throw new EnrolmentException("a ticket that was claimed is " + answer.path("state"));
        }
        List<byte[]> chain = certificates(answer.path("chain").asString());
        var identity = new Identity(
                new KioskId(answer.path("kiosk").asString()),
                asked.key().pair().getPrivate().getEncoded(),
                chain.getFirst(),
                chain.getLast());
        JsonNode mqtt = answer.path("mqtt");
        String host = mqtt.path("host").isString()
                ? mqtt.path("host").asString()
                : join.server().getHost();
        return new Answered(identity, new Endpoint(host, mqtt.path("port").asInt()));
    }

    private static List<byte[]> certificates(String pem) {
        try {
            var all = new ArrayList<byte[]>();
            for (Certificate each : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))) {
                all.add(each.getEncoded());
            }
            return all;
        } catch (CertificateEncodingException e) {
            throw new EnrolmentException("the server sent a certificate that cannot be written", e);
        } catch (GeneralSecurityException e) {
            throw new EnrolmentException("the server sent an unreadable certificate", e);
        }
    }

    private <T, R> List<R> together(List<T> many, Function<T, R> work) {
        List<Future<R>> futures = many.stream()
                .map(each -> threads.submit(() -> work.apply(each)))
                .toList();
        var results = new ArrayList<R>();
        try {
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            futures.forEach(future -> future.cancel(true));
            throw new EnrolmentException(String.valueOf(cause(e).getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnrolmentException("interrupted", e);
        }
    }

    private static Throwable cause(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause == null ? e : cause;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        door.close();
        console.close();
    }
}
