package fi.hymy.fleet.seal;

import fi.hymy.protocol.response.Response;

/// What became of an attempt to open a response.
public sealed interface Opening {
    /// Everybody can read it now.
    record Open(Response response) implements Opening {}

    /// It cannot be opened here and now, and may be later: it stays on the kiosk.
    ///
    /// @param reason without words of the respondent
    record NotYet(String reason) implements Opening {}

    /// Nothing will ever open it: what was sealed was changed, or belongs to another response.
    ///
    /// @param reason without words of the respondent
    record Broken(String reason) implements Opening {}
}
