package fi.hymy.fleet.kiosk;

import java.time.Instant;

/// A kiosk was let in once and is no more, until it joins again.
///
/// @param revoked whether somebody took its certificate back; else it ended
public record ShutOut(Instant since, boolean revoked) {}
