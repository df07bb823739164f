package fi.hymy.fleet.notify;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.protocol.survey.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "deliveries")
final class DeliveryApi {
    private static final String DELIVERIES = "/api/v1/deliveries";
    private static final String WEBHOOKS = "/api/v1/webhooks";

    private final Deliveries deliveries;
    private final Webhooks webhooks;

    DeliveryApi(Deliveries deliveries, Webhooks webhooks) {
        this.deliveries = deliveries;
        this.webhooks = webhooks;
    }

    @GetMapping(DELIVERIES)
    @Operation(summary = "Mails and calls of webhooks, the newest first, with what became of them")
    PageJson<DeliveryJson> list(
            @RequestParam(defaultValue = "false") boolean trouble,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        Paging paging = Paging.of(after, limit);
        List<Delivery> found =
                deliveries.newest(trouble, paging.after(2, DeliveryPages::mark).orElse(null), paging.oneMore());
        return PageJson.of(found, paging, DeliveryJson::of, DeliveryPages::cursor);
    }

    @PostMapping(DELIVERIES + "/{id}/again")
    @Operation(summary = "Send a mail or a call once more, under the same id")
    DeliveryJson again(@PathVariable String id) {
        if (deliveries.find(id).isEmpty()) {
            throw ApiProblem.notFound("delivery", id);
        }
        if (!deliveries.again(id, DeliveryPages.AGAIN)) {
            throw ApiProblem.conflict("It cannot be sent again: it is under way, or its words were forgotten.");
        }
        return DeliveryJson.of(deliveries.find(id).orElseThrow());
    }

    @GetMapping(WEBHOOKS)
    @Operation(summary = "The webhooks that are called, by name, without their secrets")
    PageJson<WebhookJson> webhooks(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = Paging.USUAL) int limit) {
        return PageJson.within(
                webhooks.all(), Paging.of(after, limit), hook -> WebhookJson.of(hook, null), Webhook::id);
    }

    @PostMapping(WEBHOOKS)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make a webhook. The answer alone holds the secret by which calls are signed"
                    + " (Standard Webhooks: HMAC-SHA256 over id, time and body)")
    WebhookJson add(@RequestBody NewWebhookJson wanted, Principal who) {
        try {
            Webhook made = webhooks.add(wanted.name(), wanted.url(), who.getName());
            return WebhookJson.of(made, made.secret());
        } catch (IllegalArgumentException e) {
            throw ApiProblem.unprocessable(
                    "The webhook cannot be added.", List.of(new Fault("url", String.valueOf(e.getMessage()))));
        }
    }

    @DeleteMapping(WEBHOOKS + "/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Call a webhook no more")
    void remove(@PathVariable String id) {
        if (!webhooks.remove(id)) {
            throw ApiProblem.notFound("webhook", id);
        }
    }

    record NewWebhookJson(String name, String url) {}

    /// @param secret null but for the answer that made it
    record WebhookJson(
            String id,
            String name,
            String url,
            Instant madeAt,
            String madeBy,
            @Nullable String secret) {
        static WebhookJson of(Webhook webhook, @Nullable String secret) {
            return new WebhookJson(
                    webhook.id(), webhook.name(), webhook.url().toString(), webhook.madeAt(), webhook.by(), secret);
        }

        /// Without the secret: this may reach a log.
        @Override
        public String toString() {
            return "WebhookJson[" + id + "]";
        }
    }

    /// @param target an address, or a webhook's id
    /// @param problem why it did not go the last time, or empty
    record DeliveryJson(
            String id,
            Delivery.Channel channel,
            String target,
            String subject,
            Delivery.State state,
            int tries,
            Instant madeAt,
            Instant changedAt,
            String problem) {
        static DeliveryJson of(Delivery delivery) {
            return new DeliveryJson(
                    delivery.id(),
                    delivery.channel(),
                    delivery.target(),
                    delivery.subject(),
                    delivery.state(),
                    delivery.tries(),
                    delivery.madeAt(),
                    delivery.changedAt(),
                    delivery.problem());
        }
    }
}
