package fi.hymy.fleet.alert;

import fi.hymy.protocol.id.KioskId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is wrong with what: there is never more than one open alert of a cause.
///
/// @param kiosk null for a group
/// @param site the site's id of a group; null for a kiosk, and for a group of all
record Cause(
        AlertKind kind, @Nullable KioskId kiosk, @Nullable String site) {
    static Cause of(AlertKind kind, KioskId kiosk) {
        return new Cause(kind, kiosk, null);
    }

    static Cause ofSite(AlertKind kind, String site) {
        return new Cause(kind, null, site);
    }

    static Cause ofAll(AlertKind kind) {
        return new Cause(kind, null, null);
    }

    boolean isGroup() {
        return kiosk == null;
    }

    Optional<KioskId> ofKiosk() {
        return Optional.ofNullable(kiosk);
    }

    /// As it is stored.
    String text() {
        String subject = "*";
        if (kiosk != null) {
            subject = "kiosk/" + kiosk.value();
        } else if (site != null) {
            subject = "site/" + site;
        }
        return kind.name() + "/" + subject;
    }

    /// Empty where a newer program wrote it.
    static Optional<Cause> read(String text) {
        String[] parts = text.split("/", 3);
        try {
            AlertKind kind = AlertKind.valueOf(parts[0]);
            return switch (parts[1]) {
                case "kiosk" -> Optional.of(of(kind, new KioskId(parts[2])));
                case "site" -> Optional.of(ofSite(kind, parts[2]));
                case "*" -> Optional.of(ofAll(kind));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
