package fi.hymy.fleet.quarantine;

import org.jspecify.annotations.Nullable;

/// What is put aside.
///
/// @param raw as it came, but for contact details that could be told apart
/// @param contact these, or null
@SuppressWarnings("ArrayRecordComponent")
public record Held(byte[] raw, @Nullable String contact) {
    /// What cannot be told apart.
    public static Held of(byte[] raw) {
        return new Held(raw, null);
    }

    long size() {
        return raw.length + (contact == null ? 0L : contact.length());
    }
}
