package fi.hymy.fleet.device;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Condition;
import java.time.Instant;

/// The newest that a kiosk said of its box and its program.
///
/// @param receivedAt by the server's clock
public record KioskHealth(KioskId kiosk, Instant receivedAt, Condition condition) {}
