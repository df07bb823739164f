package fi.hymy.fleet.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an operator may do. [Rules] says it path by path.
public enum Role {
    ADMIN("Admin", "an admin", "admins", "Everything, operators too."),
    DEVICE_MANAGER(
            "Device manager",
            "a device manager",
            "device managers",
            "Kiosks: joins, replaces and sets them up, publishes to them, packs and ships them."),
    COORDINATOR(
            "Coordinator",
            "a coordinator",
            "coordinators",
            "Customers: plans sites, points and what shows there, reserves and moves kiosks, reads results."),
    DESIGNER(
            "Designer", "a designer", "designers", "Surveys: drafts them, with texts and pictures, and reads results."),
    VIEWER("Viewer", "a viewer", "viewers", "Looks only: sites, kiosks and results.");

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

    /// Whether one of this role can be kept to sub-trees of places. An admin manages operators, and so sees all.
    boolean canBeScoped() {
        return this != ADMIN;
    }

    /// @param text as `device_manager` or `DEVICE-MANAGER`
    static Optional<Role> of(String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(role -> role.name().equals(wanted))
                .findFirst();
    }
}
