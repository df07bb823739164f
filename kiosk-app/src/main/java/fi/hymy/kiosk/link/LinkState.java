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
    record Waiting(Duration delay, String reason) implements LinkState {}
}
