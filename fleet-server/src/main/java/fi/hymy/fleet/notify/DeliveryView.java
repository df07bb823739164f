package fi.hymy.fleet.notify;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.notify.Delivery.State;
import java.util.Map;

/// A delivery in words, for pages.
///
/// @param names of the webhooks by their ids
record DeliveryView(Delivery delivery, Map<String, String> names) {
    String to() {
        return delivery.channel() == Delivery.Channel.MAIL
                ? delivery.target()
                : names.getOrDefault(delivery.target(), t("a webhook that was removed"));
    }

    String how() {
        return delivery.channel() == Delivery.Channel.MAIL ? t("Mail") : t("Webhook");
    }

    String tone() {
        return switch (delivery.state()) {
            case SENT -> "good";
            case WAITING, SENDING -> delivery.problem().isEmpty() ? "none" : "soso";
            case FAILED, EXPIRED -> "bad";
        };
    }

    String state() {
        return switch (delivery.state()) {
            case SENT -> t("Sent");
            case WAITING -> delivery.problem().isEmpty() ? t("Waits to be sent") : t("Is tried again");
            case SENDING -> t("Under way");
            case FAILED -> t("Given up");
            case EXPIRED -> t("Too late to be of use");
        };
    }

    boolean canGoAgain() {
        return delivery.state() != State.SENDING && !delivery.body().isEmpty();
    }
}
