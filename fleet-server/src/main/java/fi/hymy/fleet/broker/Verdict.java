package fi.hymy.fleet.broker;

/// How a message was received, as the broker tells its sender.
public enum Verdict {
    /// Done with: acknowledged. What became of its content is said by receipts.
    OK,
    /// No room at the moment: the sender waits and tries again.
    BUSY,
    /// Something broke: the sender tries again later.
    FAILED
}
