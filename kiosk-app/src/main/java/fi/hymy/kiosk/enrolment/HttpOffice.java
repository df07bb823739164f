package fi.hymy.kiosk.enrolment;

import fi.hymy.kiosk.config.JoinAddress;
import fi.hymy.protocol.codec.CodecException;
import fi.hymy.protocol.codec.EnrolmentCodec;
import fi.hymy.protocol.message.Enrolment;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The real one, over HTTPS: `POST {server}/enrol`, `GET {server}/enrol/{ticket}`. For one thread, but for the end.
final class HttpOffice implements Office, AutoCloseable {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);

    private final TrustedTime time;
    private final String appVersion;
    private final String hardware;
    private @Nullable JoinAddress known;
    private @Nullable Http http;
    private volatile boolean closed;

    HttpOffice(TrustedTime time, String appVersion, String hardware) {
        this.time = time;
        this.appVersion = appVersion;
        this.hardware = hardware;
    }

    private interface Question {
        Reply ask(Http http) throws IOException, InterruptedException;
    }

    @Override
    public Reply ask(JoinAddress address, String csr) {
        byte[] json = EnrolmentCodec.encode(new Enrolment.Request(csr, appVersion, hardware));
        return put(address, way -> {
            Http.Answer answer = way.post(URI.create(address.server() + "/enrol"), json);
            return switch (answer.status()) {
                case 200, 201 ->
                    new Given(
                            EnrolmentCodec.ticket(answer.body()), answer.date().orElse(null));
                default -> otherwise(answer);
            };
        });
    }

    @Override
    public Reply look(JoinAddress address, String ticket) {
        String name = URLEncoder.encode(ticket, StandardCharsets.UTF_8);
        return put(address, way -> {
            Http.Answer answer = way.get(URI.create(address.server() + "/enrol/" + name));
            return switch (answer.status()) {
                case 200 ->
                    new Standing(
                            EnrolmentCodec.state(answer.body()), answer.date().orElse(null));
                case 404, 410 -> new Unknown();
                default -> otherwise(answer);
            };
        });
    }

    private static Reply otherwise(Http.Answer answer) {
        return switch (answer.status()) {
            case 429, 503 -> new Busy(answer.retryAfter().orElse(USUAL_WAIT));
            default -> new Refused("the server answered %d".formatted(answer.status()));
        };
    }

    private Reply put(JoinAddress address, Question question) {
        try {
            return question.ask(way(address));
        } catch (CodecException e) {
            return new Refused("the server's answer cannot be read: " + e.reason());
        } catch (IOException e) {
            return Http.wrongServer(e)
                    .<Reply>map(wrong -> new Wrong(wrong.reason(), String.valueOf(wrong.getMessage())))
                    .orElseGet(() -> new Unreachable(Http.words(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unreachable("the kiosk ends");
        }
    }

    private synchronized Http way(JoinAddress address) throws IOException {
        if (closed) {
            throw new IOException("the kiosk ends");
        }
        if (http == null || !address.equals(known)) {
            if (http != null) {
                http.close();
            }
            http = new Http(Tls.ofNobody(new PinnedTrust(address.ca(), time)), time);
            known = address;
        }
        return http;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (http != null) {
            http.close();
        }
    }
}
