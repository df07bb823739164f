/// The responses themselves and the answers that reports count.
@NullMarked
package fi.hymy.fleet.response;

import org.jspecify.annotations.NullMarked;
