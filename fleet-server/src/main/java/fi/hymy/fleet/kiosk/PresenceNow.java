package fi.hymy.fleet.kiosk;

import fi.hymy.protocol.id.KioskId;
import java.util.Optional;

/// What is known at this moment of a kiosk's being alive, without asking the database.
@FunctionalInterface
public interface PresenceNow {
    /// Empty when it was never heard of. Any thread; returns at once.
    Optional<Presence> find(KioskId kiosk);
}
