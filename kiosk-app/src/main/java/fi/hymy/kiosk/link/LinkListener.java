package fi.hymy.kiosk.link;

import fi.hymy.protocol.topic.Topic;
import java.util.concurrent.CompletionStage;

/// Hears from the link. All methods are called on one thread of the link, one after another, and must not wait; a
/// listener that does holds up nothing but itself.
public interface LinkListener {
    /// What the broker shall publish on [Topic.Channel#PRESENCE] when the connection of this session is lost. Asked
    /// before
    /// each attempt, since it goes with the greeting.
    byte[] lastWords(long session);

    /// The connection stands and is subscribed.
    void connected(long session);

    /// The connection ended. Called once for each [#connected].
    void disconnected(String reason);

    /// A message came. Once the stage completes the broker is told that it need not send it again; when it fails, the
    /// broker sends it again after the next connect.
    CompletionStage<?> received(Topic topic, byte[] payload);

    /// Something is wrong with the link itself that only a new start of the program heals. Called at most once.
    default void ailing(String symptom) {}
}
