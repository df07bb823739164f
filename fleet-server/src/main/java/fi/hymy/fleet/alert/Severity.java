package fi.hymy.fleet.alert;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

/// How soon somebody should act, the gravest first.
enum Severity {
    URGENT(key("Urgent"), "bad", key("Now: nobody can answer there, or answers are in danger.")),
    WARNING(key("Warning"), "soso", key("Today.")),
    NOTICE(key("Notice"), "none", key("When somebody is there anyhow."));

    private final String label;
    private final String tone;
    private final String when;

    Severity(String label, String tone, String when) {
        this.label = label;
        this.tone = tone;
        this.when = when;
    }

    public String label() {
        return t(label);
    }

    /// `bad`, `soso` or `none`: a shape beside the word.
    public String tone() {
        return tone;
    }

    /// When to act, in words.
    public String when() {
        return t(when);
    }

    boolean isAtLeast(Severity least) {
        return compareTo(least) <= 0;
    }
}
