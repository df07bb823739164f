/// Assignments, dayparts and opening hours: what a site shows at an instant, and whether it is open. Pure;
/// the kiosk and the server's calendar run the same code.
@NullMarked
package fi.hymy.protocol.schedule;

import org.jspecify.annotations.NullMarked;
