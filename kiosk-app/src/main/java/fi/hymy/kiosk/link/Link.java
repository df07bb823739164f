package fi.hymy.kiosk.link;

import fi.hymy.protocol.topic.Topic;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/// A connection to the server's broker that makes itself anew, with patience, for as long as it is started.
///
/// May be used from any thread.
public interface Link extends AutoCloseable {
    /// Begins to connect. To be called once.
    void start(LinkListener listener);

    /// Hands bytes to the broker. Never waits and never fails: the stage completes with what became of them, on a
    /// thread
    /// of the link. While there is no connection that is [Published.Lost] at once; nothing is kept for later.
    CompletionStage<Published> publish(Topic topic, byte[] payload, Qos qos);

    LinkState state();

    /// Gives up the connection, if any, and makes it anew after the usual wait, as when the server does not answer.
    ///
    /// @param reason for the log
    void drop(String reason);

    /// How the server wants this connection to be made anew when it breaks: at a moment drawn by lot within this time.
    /// Forgotten as soon as the next one stands.
    void comeBackWithin(Duration window);

    /// Says the last words, disconnects in order and stays so. Waits a few seconds at most.
    @Override
    void close();

    /// How sure a sender wants to be.
    enum Qos {
        /// May get lost.
        AT_MOST_ONCE,
        /// Acknowledged by the broker; may come twice.
        AT_LEAST_ONCE
    }
}
