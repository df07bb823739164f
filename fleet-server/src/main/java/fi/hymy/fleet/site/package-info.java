/// Where kiosks stand: organisations, areas, sites and experience points, and which kiosk is where from when to when.
@NullMarked
package fi.hymy.fleet.site;

import org.jspecify.annotations.NullMarked;
