/// A fleet that joins, is told what to show, and comes back all at once.
@NullMarked
package fi.hymy.acceptance.herd;

import org.jspecify.annotations.NullMarked;
