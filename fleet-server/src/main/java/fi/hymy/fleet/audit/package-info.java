/// Who changed what: every request that changes something, written down by itself, and what features say of it.
@NullMarked
package fi.hymy.fleet.audit;

import org.jspecify.annotations.NullMarked;
