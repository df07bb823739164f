package fi.hymy.fleet.ingest;

import fi.hymy.protocol.id.KioskId;

/// Hears that responses of a kiosk were stored.
interface IngestWatcher {
    /// Called on the writer's thread: must return at once.
    ///
    /// @param sure whether the kiosk was sure of the time of all of them
    void stored(KioskId kiosk, boolean sure);
}
