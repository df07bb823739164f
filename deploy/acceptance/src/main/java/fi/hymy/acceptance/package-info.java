/// Starts the packaged programs and looks at them from outside: end-to-end tests, demo, crash gauntlet, bench.
@NullMarked
package fi.hymy.acceptance;

import org.jspecify.annotations.NullMarked;
