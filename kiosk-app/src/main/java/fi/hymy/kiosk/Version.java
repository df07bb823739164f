package fi.hymy.kiosk;

import java.util.Optional;

/// Which program this is.
final class Version {
    private Version() {}

    /// As the package's manifest says, or `development` where there is no package.
    static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
