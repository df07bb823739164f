/// Files that a power cut leaves as they were or as they were to be, never in between.
@NullMarked
package fi.hymy.kiosk.disk;

import org.jspecify.annotations.NullMarked;
