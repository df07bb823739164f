/// Scores and their margins of error from counts.
@NullMarked
package fi.hymy.protocol.score;

import org.jspecify.annotations.NullMarked;
