package fi.hymy.kiosk.config;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who may look inside.
///
/// @param language of the staff's pages: en, fi or sv
/// @param pinHashOrNull what a staff PIN is checked against until the server sends one; never logged
public record StaffSettings(String language, @Nullable String pinHashOrNull) {
    public static final StaffSettings NONE = new StaffSettings("en", null);

    private static final List<String> LANGUAGES = List.of("en", "fi", "sv");

    public Optional<String> pinHash() {
        return Optional.ofNullable(pinHashOrNull);
    }

    static StaffSettings read(SettingsReader reader) {
        return new StaffSettings(
                reader.given("staff.language", StaffSettings::language, "en"),
                reader.given("staff.pin-hash", StaffSettings::hash, ""));
    }

    public StaffSettings {
        pinHashOrNull = pinHashOrNull == null || pinHashOrNull.isEmpty() ? null : pinHashOrNull;
    }

    private static String language(String text) {
        if (!LANGUAGES.contains(text)) {
            throw new IllegalArgumentException("must be one of " + String.join(", ", LANGUAGES));
        }
        return text;
    }

    private static String hash(String text) {
        if (!text.matches("\\$7\\$[0-9]+\\$[A-Za-z0-9+/=]+\\$[A-Za-z0-9+/=]+")) {
            throw new IllegalArgumentException("must be a hash as `pin-hash` writes it, not the PIN itself");
        }
        return text;
    }

    @Override
    public String toString() {
        return "StaffSettings[language=%s, pin=%s]".formatted(language, pinHashOrNull == null ? "none" : "set");
    }
}
