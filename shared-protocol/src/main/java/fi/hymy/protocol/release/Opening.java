package fi.hymy.protocol.release;

/// What a signature says about a manifest, whatever box asks.
public sealed interface Opening permits Opening.Genuine, Verdict.Refused {
    record Genuine(Manifest manifest) implements Opening {}
}
