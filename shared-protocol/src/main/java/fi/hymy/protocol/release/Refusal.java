package fi.hymy.protocol.release;

/// Why a box does not take a release.
public enum Refusal {
    /// Signed with a key that this box does not know.
    UNKNOWN_KEY,
    /// Signed with a key that was retired.
    RETIRED_KEY,
    BAD_SIGNATURE,
    /// Signed, and not to be understood: made for a newer program, or faulty.
    UNREADABLE,
    /// It retires the last key: nobody could ever sign another release.
    NO_KEY_LEFT,
    OTHER_KIND,
    WRONG_CHANNEL,
    EXPIRED,
    /// Older than what runs, and nobody ordered to go back.
    DOWNGRADE,
    /// Another release must be taken first.
    NEEDS_NEWER,
    /// None for this architecture.
    NO_ARTIFACT
}
