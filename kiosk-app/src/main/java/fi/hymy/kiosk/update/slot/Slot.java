package fi.hymy.kiosk.update.slot;

import java.util.Locale;

/// Where a version lies.
public enum Slot {
    A,
    B,
    /// In the read-only root: it is never written, so it is never broken by an update.
    FACTORY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Slot of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// The one that a new version may be written to while this one is the good one.
    Slot other() {
        return this == A ? B : A;
    }
}
