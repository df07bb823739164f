package fi.hymy.kiosk.enrolment;

import fi.hymy.protocol.id.KioskId;
import java.net.URI;

/// To which fleet the kiosk belongs, and as which kiosk.
///
/// @param server where it joined, without a slash at the end
/// @param mqttHost of the broker
/// @param mqttPort of the broker
public record Membership(KioskId kiosk, URI server, String mqttHost, int mqttPort) {}
