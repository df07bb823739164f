package fi.hymy.fleet.response;

/// What the store did with a response.
public enum StoreOutcome {
    STORED,
    /// It was there, with the same body.
    DUPLICATE,
    /// Another body was there under its id; this one is not stored.
    CONFLICT
}
