/// Kiosks that exist on the wire alone: they speak the protocol over a bare connection, as fast and as badly as wanted.
@NullMarked
package fi.hymy.acceptance.fleet;

import org.jspecify.annotations.NullMarked;
