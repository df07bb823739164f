/// Talks to the fleet server as people and their programs do: over the REST interface and in a real browser.
@NullMarked
package fi.hymy.acceptance.console;

import org.jspecify.annotations.NullMarked;
