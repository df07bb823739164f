package fi.hymy.protocol.response;

/// How far a wall clock can be trusted.
public enum TimeQuality {
    /// The clock was never set in this boot: the wall time is a guess.
    UNSYNCHRONISED,
    /// The clock went on from the last good time kept on disk: never too late, perhaps too early.
    RESTORED,
    /// The clock was confirmed by network time in this boot.
    CONFIRMED
}
