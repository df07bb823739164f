package fi.hymy.fleet.rollout;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import java.util.Locale;

/// What a rollout has come to with one kiosk.
enum KioskState {
    WAITING(key("Waiting"), "none"),
    TOLD(key("Told"), "soso"),
    DONE(key("Done"), "good"),
    FAILED(key("Failed"), "bad"),
    NOT_REACHED(key("Not reached"), "soso"),
    SKIPPED(key("Left out"), "none"),
    UNDONE(key("Taken back"), "none");

    private final String words;
    private final String tone;

    KioskState(String words, String tone) {
        this.words = words;
        this.tone = tone;
    }

    String words() {
        return t(words);
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
