package fi.hymy.fleet.notify;

import fi.hymy.fleet.notify.Delivery.Outcome;
import java.io.IOException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Calls webhooks, signed. Follows no redirect, and does not read what is answered.
@Component
final class WebhookDoor {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int GONE = 410;

    private final Webhooks webhooks;
    private final WebhookSettings settings;
    private final InstantSource clock;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    WebhookDoor(Webhooks webhooks, WebhookSettings settings, InstantSource clock) {
        this.webhooks = webhooks;
        this.settings = settings;
        this.clock = clock;
    }

    Outcome call(Delivery call) {
        Optional<Webhook> found = webhooks.find(call.target());
        if (found.isEmpty()) {
            return new Outcome.Refused("The webhook was removed.");
        }
        Webhook webhook = found.get();
        try {
            Optional<String> problem = PublicAddress.problemNow(webhook.url(), settings.allowPrivate());
            if (problem.isPresent()) {
                return new Outcome.Refused(problem.get());
            }
            return outcome(client.send(request(webhook, call), BodyHandlers.discarding())
                    .statusCode());
        } catch (UnknownHostException e) {
            return new Outcome.Later(
                    "The host %s is not known.".formatted(webhook.url().getHost()));
        } catch (IOException e) {
            return new Outcome.Later("It could not be reached: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Later("The server was stopped meanwhile.");
        }
    }

    private HttpRequest request(Webhook webhook, Delivery call) {
        Instant now = clock.instant();
        return HttpRequest.newBuilder(webhook.url())
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Hymy")
                .header("webhook-id", call.id())
                .header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
                .header("webhook-signature", Signature.of(webhook.secret(), call.id(), now, call.body()))
                .POST(BodyPublishers.ofString(call.body()))
                .build();
    }

    private static Outcome outcome(int status) {
        if (status >= 200 && status < 300) {
            return new Outcome.Sent();
        }
        String words = "It answered %d.".formatted(status);
        return status == GONE ? new Outcome.Refused(words) : new Outcome.Later(words);
    }
}
