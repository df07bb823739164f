package fi.hymy.fleet.rollout;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

/// Where a rollout stands.
enum State {
    DRAFT(key("Draft"), "none"),
    RUNNING(key("Running"), "good"),
    PAUSED(key("Paused"), "soso"),
    ABORTED(key("Aborted"), "bad"),
    ROLLING_BACK(key("Rolling back"), "soso"),
    ROLLED_BACK(key("Rolled back"), "none"),
    DONE(key("Done"), "good");

    private final String words;
    private final String tone;

    State(String words, String tone) {
        this.words = words;
        this.tone = tone;
    }

    String words() {
        return t(words);
    }

    /// `good`, `soso`, `bad` or `none`, for pages.
    String tone() {
        return tone;
    }
}
