package fi.hymy.fleet.broker;

import fi.hymy.protocol.topic.Topic;
import java.util.concurrent.CompletionStage;

/// Where what kiosks say goes in.
public interface Inbound {
    /// Takes one message. It is acknowledged once the stage completes, so until then the kiosk has nothing else
    /// under way. A stage that fails counts as [Verdict#FAILED].
    ///
    /// Called on a thread of the broker: must return at once and never wait for a database.
    ///
    /// @param topic an uplink topic, of the kiosk that proved to be it
    CompletionStage<Verdict> accept(Topic topic, byte[] payload);
}
