package fi.hymy.protocol.release;

/// What a box makes of a release that is offered to it.
public sealed interface Verdict {
    /// It may be fetched, and started once its hash was found right.
    record Accepted(Manifest manifest, Artifact artifact) implements Verdict {}

    /// It is what runs already.
    record Running(Manifest manifest) implements Verdict {}

    /// @param detail in words, without anything of the manifest that was not checked
    record Refused(Refusal why, String detail) implements Verdict, Opening {}
}
