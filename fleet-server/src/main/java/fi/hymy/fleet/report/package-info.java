/// What the answers say: counts by SQL, scores with their margins, trends and comments.
@NullMarked
package fi.hymy.fleet.report;

import org.jspecify.annotations.NullMarked;
