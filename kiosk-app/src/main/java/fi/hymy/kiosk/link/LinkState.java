package fi.hymy.kiosk.link;

import java.time.Duration;

/// Where the link stands.
public sealed interface LinkState {
    /// Not started, or closed.
    record Down() implements LinkState {}

    /// On the way: the network, the broker's greeting, the subscription.
    record Connecting() implements LinkState {}

    /// Subscribed; messages go both ways.
    ///
    /// @param session number of this connection
    record Connected(long session) implements LinkState {}

    /// Between two attempts.
    ///
    /// @param delay until the next attempt, counted from the end of the last one
    /// @param reason why the last attempt or connection ended
    /// @param turnedAway whether the broker does not take this kiosk for one of its own
    record Waiting(Duration delay, String reason, boolean turnedAway) implements LinkState {
        /// Not turned away.
        public Waiting(Duration delay, String reason) {
            this(delay, reason, false);
        }
    }
}
