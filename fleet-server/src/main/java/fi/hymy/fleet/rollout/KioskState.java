package fi.hymy.fleet.rollout;

import java.util.Locale;

/// What a rollout has come to with one kiosk.
enum KioskState {
    WAITING("Waiting", "none"),
    TOLD("Told", "soso"),
    DONE("Done", "good"),
    FAILED("Failed", "bad"),
    NOT_REACHED("Not reached", "soso"),
    SKIPPED("Left out", "none"),
    UNDONE("Taken back", "none");

    private final String words;
    private final String tone;

    KioskState(String words, String tone) {
        this.words = words;
        this.tone = tone;
    }

    String words() {
        return words;
    }

    /// As in addresses: `not_reached`.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// `good`, `soso`, `bad` or `none`, for pages.
    String tone() {
        return tone;
    }
}
