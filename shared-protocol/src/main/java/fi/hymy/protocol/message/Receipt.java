package fi.hymy.protocol.message;

import fi.hymy.protocol.id.ResponseId;

/// What became of one response.
public record Receipt(ResponseId response, Outcome outcome) {
    /// The four ends that a response can meet on the server.
    public sealed interface Outcome {}

    /// Committed now.
    public record Stored() implements Outcome {}

    /// Committed earlier; the same body.
    public record Duplicate() implements Outcome {}

    /// Not taken yet: the kiosk keeps it and tries again later.
    ///
    /// @param reason at most 300 characters
    public record Deferred(String reason) implements Outcome {}

    /// Never to be taken; committed to quarantine, where a person finds it. The kiosk releases it.
    ///
    /// @param reason at most 300 characters
    public record Rejected(String reason) implements Outcome {}
}
