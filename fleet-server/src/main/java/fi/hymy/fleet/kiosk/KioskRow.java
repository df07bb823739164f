package fi.hymy.fleet.kiosk;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.Numbers;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.message.DeviceSettings;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.Optional;

/// A kiosk's status in words, for pages.
record KioskRow(KioskStatus status, SurveyNames names) {
    String id() {
        return status.kiosk().id().value();
    }

    String name() {
        return status.kiosk().name();
    }

    /// `good`, `soso`, `bad` or `none`: a shape beside the words.
    String linkTone() {
        if (status.linkChangedAt().isEmpty()) {
            return "none";
        }
        if (!status.linked()) {
            return "bad";
        }
        // What the broker knows of a link is worth as much as the last sign of life.
        return status.alive() ? "good" : "soso";
    }

    String link() {
        if (status.linkChangedAt().isEmpty()) {
            return t("Never linked");
        }
        return status.linked() ? t("Linked") : t("Not linked");
    }

    String heartbeatTone() {
        if (status.heartbeatAt().isEmpty()) {
            return "none";
        }
        return status.heartbeatIsLate() ? "soso" : "good";
    }

    String contentTone() {
        if (status.shouldShow().isEmpty() && status.shows().isEmpty()) {
            return "none";
        }
        if (!status.settled()) {
            return "soso";
        }
        return status.alive() ? "good" : "none";
    }

    /// As `Reception, version 3`.
    String named(Optional<SurveyRef> ref) {
        return ref.map(shown -> t("%s, version %s", names.of(shown.survey()), shown.version()))
                .orElse(t("nothing"));
    }

    String shows() {
        return status.twin().reported().isEmpty() ? t("not known yet") : named(status.shows());
    }

    boolean hasStaffPin() {
        return status.twin()
                .desired()
                .settings()
                .flatMap(DeviceSettings::staffPin)
                .isPresent();
    }

    boolean hasBacklog() {
        return status.unsent() > 0;
    }

    /// As `12 answers, the oldest 3 h old`.
    String backlog() {
        String count = Numbers.of(status.unsent(), "answer", "answers");
        return status.oldestUnsent()
                .map(age -> t("%s, the oldest %s old", count, Times.lasting(age)))
                .orElse(t("None"));
    }

    /// `good`, `soso`, `bad` or `none`, for the state as a whole.
    String tone() {
        return switch (status.concern()) {
            case CERTIFICATE_ENDED, NOT_LINKED, SILENT, BOX -> "bad";
            case WRONG_CONTENT, BACKLOG, NOTHING_ASSIGNED -> "soso";
            case NEVER_CAME, SHUT_OUT, AWAY_WHILE_CLOSED -> "none";
            case NONE -> status.alive() ? "good" : "soso";
        };
    }

    /// What is to be said of it first, in a few words.
    String state() {
        return switch (status.concern()) {
            case CERTIFICATE_ENDED -> t("Its certificate ended");
            case SHUT_OUT -> t("Shut out");
            case NOT_LINKED -> t("Not linked");
            case SILENT -> t("Linked but silent");
            case WRONG_CONTENT -> t("Shows something else");
            case BOX -> t("Its box is in trouble");
            case BACKLOG -> t("Answers wait on it");
            case AWAY_WHILE_CLOSED -> t("Not linked, and closed now");
            case NOTHING_ASSIGNED -> t("No survey");
            case NEVER_CAME -> t("Never linked");
            case NONE -> status.alive() ? t("Well") : t("Not linked just now");
        };
    }

    String concern() {
        return switch (status.concern()) {
            case CERTIFICATE_ENDED ->
                t("Its certificate ended. Let it join again: “Identity” below; its answers wait on it.");
            case SHUT_OUT -> t("It is shut out and cannot connect until it joins again.");
            case NOT_LINKED -> t("Not linked. Is it switched on, and is its network up?");
            case SILENT -> t("Linked but silent: its program may hang. Switch it off and on.");
            case WRONG_CONTENT -> t("It does not show what it should.");
            case BOX -> t("Its box says that something is wrong with it: see below what to do.");
            case BACKLOG -> t("Answers wait on it for long. They are safe there; its line may be weak.");
            case AWAY_WHILE_CLOSED -> t("Not linked, outside of its opening hours. It should be back when they begin.");
            case NOTHING_ASSIGNED -> t("No survey is assigned to it.");
            case NEVER_CAME -> t("It has never connected. Switch it on; until it has joined it shows a code.");
            case NONE -> "";
        };
    }
}
