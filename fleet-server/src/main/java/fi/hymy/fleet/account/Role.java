package fi.hymy.fleet.account;

import fi.hymy.fleet.web.Tongue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an operator may do. [Rules] says it path by path.
public enum Role {
    ADMIN(Tongue.key("Admin"), Tongue.key("an admin"), Tongue.key("admins"), Tongue.key("Everything, operators too.")),
    DEVICE_MANAGER(
            Tongue.key("Device manager"),
            Tongue.key("a device manager"),
            Tongue.key("device managers"),
            Tongue.key("Kiosks: joins, replaces and sets them up, publishes to them, packs and ships them.")),
    COORDINATOR(
            Tongue.key("Coordinator"),
            Tongue.key("a coordinator"),
            Tongue.key("coordinators"),
            Tongue.key(
                    "Customers: plans sites, points and what shows there, reserves and moves kiosks, reads results.")),
    DESIGNER(
            Tongue.key("Designer"),
            Tongue.key("a designer"),
            Tongue.key("designers"),
            Tongue.key("Surveys: drafts them, with texts and pictures, and reads results.")),
    VIEWER(
            Tongue.key("Viewer"),
            Tongue.key("a viewer"),
            Tongue.key("viewers"),
            Tongue.key("Looks only: sites, kiosks and results."));

    private final String label;
    private final String one;
    private final String many;
    private final String does;

    Role(String label, String one, String many, String does) {
        this.label = label;
        this.one = one;
        this.many = many;
        this.does = does;
    }

    /// As `Device manager`.
    public String label() {
        return label;
    }

    String one() {
        return one;
    }

    String many() {
        return many;
    }

    /// What one of this role does, in a sentence.
    String does() {
        return does;
    }

    String authority() {
        return "ROLE_" + name();
    }

    /// Whether one of this role can be kept to sub-trees of places. An admin manages operators, and so
    /// sees all.
    boolean canBeScoped() {
        return this != ADMIN;
    }

    /// @param text as `device_manager` or `DEVICE-MANAGER`
    public static Optional<Role> of(String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(role -> role.name().equals(wanted))
                .findFirst();
    }
}
