package fi.hymy.fleet.gateway;

import fi.hymy.fleet.broker.Verdict;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Uplink;
import java.util.concurrent.CompletionStage;

/// Deals with one kind of message. Each kind has exactly one handler.
public interface UplinkHandler<M extends Uplink> {
    /// Takes a message. The kiosk's next one comes after the stage has completed; a failure counts as
    /// [Verdict#FAILED].
    ///
    /// Called on a thread of the broker: must return at once and never wait for a database.
    CompletionStage<Verdict> handle(KioskId kiosk, M message);
}
