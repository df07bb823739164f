package fi.hymy.fleet.signin;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import java.util.Arrays;
import java.util.Locale;

/// A part of the REST interface that an API token may be good for.
enum Area {
    KIOSKS(key("Kiosks"), "kiosks", "enrolments", "life", "commands", "health"),
    SURVEYS(key("Surveys"), "surveys", "assets", "publications"),
    ASSIGNMENTS(key("Assignments"), "assignments", "calendar"),
    ROLLOUTS(key("Rollouts"), "rollouts"),
    SITES(key("Sites"), "places", "points", "placements", "groups", "sheets", "kiosk-queries"),
    PLANS(key("Plans and packing"), "plans", "packing", "reservations"),
    RESULTS(key("Results"), "results", "quarantine"),
    CONTACTS(key("Contact details"), "contacts"),
    ALARMS(key("Alarms"), "alarms", "alerts"),
    METRICS(key("The server's own figures"), "prometheus"),
    OTHER(key("Everything else, as operators and the audit trail"));

    private final String label;
    private final String segments;

    Area(String label, String... segments) {
        this.label = label;
        this.segments = " " + String.join(" ", segments) + " ";
    }

    String label() {
        return t(label);
    }

    /// As `kiosks`.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param path as `/api/v1/kiosks/k1`
    static Area of(String path) {
        String segment = path.replaceFirst("^/(api/v1|actuator)/", "").replaceFirst("/.*", "");
        return Arrays.stream(values())
                .filter(area -> area.segments.contains(" " + segment + " "))
                .findFirst()
                .orElse(OTHER);
    }
}
