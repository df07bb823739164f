/// Sets the stage: a packaged server, ready, with the sample customer's surveys published.
@NullMarked
package fi.hymy.acceptance.stage;

import org.jspecify.annotations.NullMarked;
