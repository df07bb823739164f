package fi.hymy.fleet.alert;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.KioskSays;

/// An alert in words, for pages, in the reader's language.
record AlertRow(Alert alert, AlertWords words) {
    static AlertRow of(Alert alert) {
        return new AlertRow(alert, AlertWords.here());
    }

    String href() {
        return "/alarms/" + alert.id();
    }

    String title() {
        return words.title(alert);
    }

    String name() {
        return words.name(alert.cause().kind());
    }

    String advice() {
        return words.advice(alert.cause().kind(), alert.cause().isGroup());
    }

    String tone() {
        return alert.isOpen() ? alert.severity().tone() : "good";
    }

    /// What is to be said of it first.
    String state() {
        return switch (alert.state()) {
            case "closed" -> t("Closed");
            case "snoozed" -> t("Put off");
            case "acknowledged" -> t("Taken by %s", String.valueOf(alert.ackedBy()));
            default -> alert.goodSince().isPresent() ? t("Looks good again") : t("Nobody's yet");
        };
    }

    /// Why it closed; empty while it is open.
    String ending() {
        return alert.closedWhy().isEmpty() ? "" : words.said("ending." + alert.closedWhy());
    }

    /// Where its tools are: the kiosk's page, or the site's.
    String toolsHref() {
        return alert.cause()
                .ofKiosk()
                .map(kiosk -> "/kiosks/" + kiosk.value() + "#tools")
                .orElse(alert.siteId() == null ? "/kiosks?trouble=true" : "/sites/places/" + alert.siteId());
    }

    String toolsWords() {
        if (alert.cause().ofKiosk().isPresent()) {
            return t("The kiosk's tools");
        }
        return alert.siteId() == null ? t("The kiosks") : t("The site");
    }

    /// What a kiosk or program said itself, where the title does not hold it.
    String detail() {
        return KioskSays.said(saidByKiosk());
    }

    private String saidByKiosk() {
        return switch (alert.cause().kind()) {
            case WRONG_CONTENT, CARD, HOT, UNDER_VOLTAGE, FROZEN ->
                alert.cause().isGroup() || alert.facts().isEmpty()
                        ? ""
                        : alert.facts().getFirst();
            case WENT_BACK ->
                alert.cause().isGroup() || alert.facts().size() < 2
                        ? ""
                        : alert.facts().get(1);
            case OFFLINE, HUNG, NO_ANSWERS, BACKLOG, GAP, RESTARTS, CERTIFICATE, CLASH, LOCKED, NOT_CHECKED_IN -> "";
        };
    }

    String siteName() {
        return alert.siteName() == null ? "" : alert.siteName();
    }

    /// Something that happened to it, in words.
    String event(Alert.Event event) {
        return switch (event.what()) {
            case CLOSED ->
                event.words().isEmpty()
                        ? event.what().words("")
                        : t("Closed by itself. %s", words.said("ending." + event.words()));
            case OPENED, REOPENED, ACKNOWLEDGED, GIVEN_BACK, COMMENTED, SNOOZED, WOKE ->
                event.what().words(event.by());
        };
    }
}
