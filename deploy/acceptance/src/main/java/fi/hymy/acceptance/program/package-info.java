/// Starts, watches, kills and ends other programs on this machine, and the wires between them; never leaves one behind.
@NullMarked
package fi.hymy.acceptance.program;

import org.jspecify.annotations.NullMarked;
