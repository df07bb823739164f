/// How pretend kiosks come to their keys and certificates: they ask as real kiosks do, and an operator's claims are
/// sent for them. Also what the acceptance tests join with. Owns Bouncy Castle and the JSON of this room's requests.
@NullMarked
package fi.hymy.simulator.enrolment;

import org.jspecify.annotations.NullMarked;
