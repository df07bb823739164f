/// The kiosks: registry, presence, what each should show and what it does show.
@NullMarked
package fi.hymy.fleet.kiosk;

import org.jspecify.annotations.NullMarked;
