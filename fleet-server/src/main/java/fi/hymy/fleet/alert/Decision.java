package fi.hymy.fleet.alert;

import fi.hymy.protocol.id.KioskId;
import java.util.List;
import java.util.Set;

/// What one look came to for one cause.
///
/// @param facts what the words need; empty where it is not bad
/// @param kiosks of a group; empty for a kiosk, and for a group that is over
record Decision(Cause cause, Damping.Step step, AlertRule rule, String site, List<String> facts, Set<KioskId> kiosks) {}
