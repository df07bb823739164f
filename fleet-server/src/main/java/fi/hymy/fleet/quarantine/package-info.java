/// What could not be taken, kept as it came, with the reason, for a person to look at.
@NullMarked
package fi.hymy.fleet.quarantine;

import org.jspecify.annotations.NullMarked;
