package fi.hymy.fleet.device;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A command in words, for a kiosk's page.
public final class CommandRow {
    private static final Map<String, String> NAMES = Map.of(
            "screenshot", key("Picture of the screen"),
            "identify", key("Show which one it is"),
            "logs", key("Log bundle"),
            "brightness", key("Brightness"),
            "restart", key("Restart the program"),
            "reboot", key("Restart the machine"),
            "diagnose", key("Look at everything"),
            "renew", key("Renew the certificate"));

    private final Issued issued;
    private final Issued.State state;

    CommandRow(Issued issued, Instant now) {
        this.issued = issued;
        this.state = issued.state(now);
    }

    static String name(String kind) {
        return Optional.ofNullable(NAMES.get(kind)).map(name -> t(name)).orElse(kind);
    }

    public String name() {
        String name = name(issued.kind());
        if (issued.amount() == null) {
            return name;
        }
        return switch (issued.kind()) {
            case "brightness" -> name + " " + issued.amount() + " %";
            case "identify" -> name + ", " + issued.amount() + " s";
            default -> name;
        };
    }

    public String by() {
        return issued.by();
    }

    public Instant issuedAt() {
        return issued.issuedAt();
    }

    public Instant changedAt() {
        return issued.changedAt();
    }

    public String tone() {
        return switch (state) {
            case DONE -> "good";
            case FAILED, EXPIRED, REFUSED, SILENT -> "bad";
            case WAITING, RUNNING -> "soso";
        };
    }

    public String result() {
        return switch (state) {
            case WAITING -> issued.sentAt() == null ? t("Asked") : t("Sent, waiting for the kiosk");
            case RUNNING -> t("Being done");
            case DONE -> t("Done");
            case FAILED -> t("Failed");
            case EXPIRED -> t("Expired: nothing was done");
            case REFUSED -> t("Not possible");
            case SILENT -> t("Begun, and not heard of since");
        };
    }

    /// How far it came, as `asked, sent, received`.
    public List<Step> steps() {
        return List.of(
                new Step(t("Asked"), issued.issuedAt()),
                new Step(t("Sent"), issued.sentAt()),
                new Step(t("Received"), issued.receivedAt()),
                new Step(
                        state == Issued.State.EXPIRED ? t("Expired") : t("Done"),
                        state == Issued.State.WAITING || state == Issued.State.RUNNING ? null : end()));
    }

    private Instant end() {
        return issued.answer() == null ? issued.expiresAt() : issued.changedAt();
    }

    /// @param at null for not yet
    public record Step(String name, @Nullable Instant at) {}

    public boolean underWay() {
        return state == Issued.State.WAITING || state == Issued.State.RUNNING;
    }

    public boolean waiting() {
        return state == Issued.State.WAITING;
    }

    public Instant expiresAt() {
        return issued.expiresAt();
    }

    /// What the kiosk said of it; the measures behind a diagnosis are left to the health above.
    public String detail() {
        String detail = issued.detail();
        int measures = detail.indexOf(" | ");
        return measures < 0 ? detail : detail.substring(0, measures);
    }

    public boolean isPicture() {
        return issued.file().filter("image/png"::equals).isPresent();
    }

    /// Where the file is that the kiosk sent up.
    public Optional<String> file() {
        return issued.file().map(_ -> "/api/v1/kiosks/%s/commands/%s/file".formatted(issued.kiosk(), issued.id()));
    }
}
