package fi.hymy.fleet.release;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.protocol.release.SoftwareKind;
import java.util.Locale;

/// Releases in words.
final class ReleaseWords {
    private static final long MEGA = 1_000_000;

    private ReleaseWords() {}

    static String kind(SoftwareKind kind) {
        return switch (kind) {
            case APP -> t("Kiosk program");
            case OS -> t("Operating system");
        };
    }

    /// The number that its makers gave it; a system that came with the card has none.
    static String version(SoftwareBook.VersionCount version) {
        return version.sequence() == 0 && "factory".equals(version.version())
                ? t("The one that its card came with")
                : version.version();
    }

    static String state(Release.State state) {
        return switch (state) {
            case INCOMPLETE -> t("Files are missing");
            case READY -> t("Ready to roll out");
            case EXPIRED -> t("Expired");
            case WITHDRAWN -> t("Withdrawn");
        };
    }

    static String tone(Release.State state) {
        return switch (state) {
            case INCOMPLETE -> "soso";
            case READY -> "good";
            case EXPIRED, WITHDRAWN -> "none";
        };
    }

    /// As `47.2 MB`.
    static String size(long bytes) {
        return bytes < MEGA / 10
                ? "%d kB".formatted(Math.max(1, bytes / 1000))
                : String.format(Locale.ROOT, "%.1f MB", (double) bytes / MEGA);
    }
}
