package fi.hymy.fleet.lifecycle;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How far a kiosk has come.
public enum LifeStep {
    /// On the shelf, in parts or whole.
    STOCK(key("In stock"), key("in stock"), "none"),
    /// Put together and known to this server.
    ASSEMBLED(key("Assembled"), key("assembled"), "soso"),
    /// On its way to a site.
    SHIPPED(key("Shipped"), key("shipped"), "soso"),
    /// It hangs where it belongs.
    INSTALLED(key("Installed"), key("installed"), "good"),
    /// Answers came from it there.
    IN_SERVICE(key("In service"), key("in service"), "good"),
    /// It does not come back.
    RETIRED(key("Retired"), key("retired"), "none");

    private final String label;
    private final String small;
    private final String tone;

    LifeStep(String label, String small, String tone) {
        this.label = label;
        this.small = small;
        this.tone = tone;
    }

    /// As `In stock`.
    public String label() {
        return t(label);
    }

    /// As `in stock`, within a sentence.
    public String small() {
        return t(small);
    }

    public String tone() {
        return tone;
    }

    /// Whether a kiosk that is here may go there next. Steps ahead may be skipped, but for the service,
    /// which begins at a wall. Anything may be returned to stock or retired, one step too far is taken
    /// back, and what was retired by mistake comes back to stock.
    public boolean mayBecome(LifeStep next) {
        return switch (next) {
            case STOCK, RETIRED -> this != next;
            case ASSEMBLED -> this == STOCK || this == SHIPPED;
            case SHIPPED -> this == STOCK || this == ASSEMBLED || this == INSTALLED;
            case INSTALLED -> this == STOCK || this == ASSEMBLED || this == SHIPPED;
            case IN_SERVICE -> this == INSTALLED;
        };
    }

    /// Whether it is on no wall yet, and no more.
    public boolean isBeforeTheWall() {
        return this == STOCK || this == ASSEMBLED || this == SHIPPED;
    }

    /// @param text as `in_service` or `IN-SERVICE`
    public static Optional<LifeStep> of(String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(values())
                .filter(step -> step.name().equals(wanted))
                .findFirst();
    }
}
