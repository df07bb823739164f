package fi.hymy.fleet.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How light the console is.
public enum Theme {
    /// As the reader's computer or phone is set.
    SYSTEM(Tongue.key("As the device is set")),
    LIGHT(Tongue.key("Light")),
    DARK(Tongue.key("Dark"));

    private final String label;

    Theme(String label) {
        this.label = label;
    }

    public String label() {
        return Tongue.t(label);
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What the page says from the start; null where the reader's device decides.
    public @Nullable String fixed() {
        return this == SYSTEM ? null : key();
    }

    static Optional<Theme> of(String key) {
        return Arrays.stream(values()).filter(theme -> theme.key().equals(key)).findFirst();
    }
}
