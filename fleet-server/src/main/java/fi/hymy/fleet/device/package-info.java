/// What a kiosk's box says of itself, and what is asked of it: health, commands, and the files that kiosks send up.
@NullMarked
package fi.hymy.fleet.device;

import org.jspecify.annotations.NullMarked;
