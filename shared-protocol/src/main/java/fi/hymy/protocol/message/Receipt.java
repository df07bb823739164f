package fi.hymy.protocol.message;

import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.survey.CleanText;

/// What became of one response.
public record Receipt(ResponseId response, Outcome outcome) {
    /// The longest reason, in bytes of UTF-8, so that 200 receipts always fit into one message. A longer one is cut.
    public static final int MAX_REASON = 160;

    /// The four ends that a response can meet on the server.
    public sealed interface Outcome {}

    /// Committed now.
    public record Stored() implements Outcome {}

    /// Committed earlier; the same body.
    public record Duplicate() implements Outcome {}

    /// Not taken yet: the kiosk keeps it and tries again later.
    ///
    /// @param reason without words of the respondent; at most [#MAX_REASON] bytes, cut
    public record Deferred(String reason) implements Outcome {
        public Deferred {
            reason = CleanText.cut(reason, MAX_REASON);
        }
    }

    /// Never to be taken; committed to quarantine, where a person finds it. The kiosk releases it.
    ///
    /// @param reason without words of the respondent; at most [#MAX_REASON] bytes, cut
    public record Rejected(String reason) implements Outcome {
        public Rejected {
            reason = CleanText.cut(reason, MAX_REASON);
        }
    }
}
