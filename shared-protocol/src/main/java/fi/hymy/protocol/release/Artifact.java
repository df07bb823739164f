package fi.hymy.protocol.release;

import fi.hymy.protocol.id.ContentHash;
import java.util.regex.Pattern;

/// A file of a release.
///
/// @param arch as Debian names it: `arm64`, `amd64`
/// @param file for people; files are found by their hash
/// @param bytes 1 to [#MAX_BYTES]
public record Artifact(String arch, String file, long bytes, ContentHash hash) {
    /// 8 GiB.
    public static final long MAX_BYTES = 8L << 30;

    private static final Pattern ARCH = Pattern.compile("[a-z0-9]{1,20}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    public Artifact {
        if (!ARCH.matcher(arch).matches()) {
            throw new IllegalArgumentException("an architecture is written like arm64 or amd64");
        }
        if (!FILE.matcher(file).matches()) {
            throw new IllegalArgumentException("the name of a file may hold letters, digits and . _ -");
        }
        if (bytes < 1 || bytes > MAX_BYTES) {
            throw new IllegalArgumentException("a file may have 1 to %d bytes, it has %d".formatted(MAX_BYTES, bytes));
        }
    }
}
