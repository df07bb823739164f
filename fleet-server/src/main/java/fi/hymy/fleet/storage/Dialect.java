package fi.hymy.fleet.storage;

import java.util.Map;

/// What differs between the databases.
enum Dialect {
    SQLITE("blob"),
    POSTGRESQL("bytea");

    private final String binary;

    Dialect(String binary) {
        this.binary = binary;
    }

    /// What the shared migrations leave open.
    Map<String, String> placeholders() {
        return Map.of("binary", binary);
    }
}
