package fi.hymy.kiosk;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/// Which program this is.
final class Version {
    private static final Instant BEFORE_ANY = Instant.parse("2026-11-01T00:00:00Z");

    private Version() {}

    /// As the package's manifest says, or `development` where there is no package.
    static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /// When it was built: it is later than that now. Opens the package.
    static Instant built() {
        try (InputStream manifest = Version.class.getResourceAsStream("built.properties")) {
            var properties = new Properties();
            if (manifest != null) {
                properties.load(manifest);
            }
            return Instant.parse(properties.getProperty("built", ""));
        } catch (IOException | DateTimeException e) {
            return BEFORE_ANY;
        }
    }
}
