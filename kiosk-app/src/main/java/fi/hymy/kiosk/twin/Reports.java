package fi.hymy.kiosk.twin;

import fi.hymy.kiosk.link.Published;
import fi.hymy.protocol.message.Uplink;
import java.util.concurrent.CompletionStage;

/// The way to the server for what the twin has to say.
@FunctionalInterface
public interface Reports {
    /// Puts the message into an envelope and hands it to the link, at least once. Called on the twin's thread;
    /// must not wait. While there is no connection the stage completes with [Published.Lost]; the twin says it
    /// again after the next [Twin#connected()].
    CompletionStage<Published> send(Uplink.Reported reported);
}
