package fi.hymy.kiosk.visit;

import fi.hymy.protocol.response.Stamp;

/// Tells the time; its monotonic part never runs back within a boot.
@FunctionalInterface
public interface StampSource {
    Stamp now();
}
