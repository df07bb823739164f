package fi.hymy.fleet.rollout;

/// Where a rollout stands.
enum State {
    DRAFT("Draft", "none"),
    RUNNING("Running", "good"),
    PAUSED("Paused", "soso"),
    ABORTED("Aborted", "bad"),
    ROLLING_BACK("Rolling back", "soso"),
    ROLLED_BACK("Rolled back", "none"),
    DONE("Done", "good");

    private final String words;
    private final String tone;

    State(String words, String tone) {
        this.words = words;
        this.tone = tone;
    }

    String words() {
        return words;
    }

    /// `good`, `soso`, `bad` or `none`, for pages.
    String tone() {
        return tone;
    }
}
