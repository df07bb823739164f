package fi.hymy.fleet.release;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What releases this server takes.
///
/// @param keys a file with the public keys that are trusted, as on the kiosks' image; null: no release is taken. It is
///     read anew with every upload, so a key that was changed needs no restart
/// @param largest as large may a file of a release be
/// @param spare as much room is left on the disk by an upload
@ConfigurationProperties("hymy.release")
record ReleaseSettings(
        @Nullable Path keys,
        @DefaultValue("1GB") DataSize largest,
        @DefaultValue("512MB") DataSize spare) {}
