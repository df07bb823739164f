/// The coordinator's day: what is wanted at each point before any kiosk exists, kiosks kept for points,
/// what is missing, and the packing list that becomes of it.
@NullMarked
package fi.hymy.fleet.plan;

import org.jspecify.annotations.NullMarked;
