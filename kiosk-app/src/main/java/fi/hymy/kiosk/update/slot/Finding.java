package fi.hymy.kiosk.update.slot;

/// Why a version did not prove itself.
///
/// @param weight how badly: what only did not reach the server may be tried again another night
record Finding(String why, int weight) {}
