package fi.hymy.fleet.signin;

import java.util.Arrays;
import java.util.Locale;

/// A part of the REST interface that an API token may be good for.
enum Area {
    KIOSKS("Kiosks", "kiosks", "enrolments", "life", "commands", "health"),
    SURVEYS("Surveys", "surveys", "assets", "publications"),
    ASSIGNMENTS("Assignments", "assignments", "calendar"),
    ROLLOUTS("Rollouts", "rollouts"),
    SITES("Sites", "places", "points", "placements", "groups", "sheets", "kiosk-queries"),
    PLANS("Plans and packing", "plans", "packing", "reservations"),
    RESULTS("Results", "results", "quarantine"),
    CONTACTS("Contact details", "contacts"),
    ALARMS("Alarms", "alarms", "alerts"),
    METRICS("The server's own figures", "prometheus"),
    OTHER("Everything else, as operators and the audit trail");

    private final String label;
    private final String segments;

    Area(String label, String... segments) {
        this.label = label;
        this.segments = " " + String.join(" ", segments) + " ";
    }

    String label() {
        return label;
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
