package fi.hymy.fleet.storage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where everything is kept.
///
/// @param data the folder of everything that this server writes; `--data`
/// @param db a PostgreSQL database, or no URL for a SQLite file in the data folder
@ConfigurationProperties("hymy")
public record StorageSettings(
        @DefaultValue("hymy-data") Path data, @DefaultValue Postgres db) {
    /// @param url `jdbc:postgresql://…`, or null for SQLite
    public record Postgres(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password) {
        public Postgres {
            if (url != null && !url.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException("hymy.db.url must begin with jdbc:postgresql:");
            }
        }
    }
}
