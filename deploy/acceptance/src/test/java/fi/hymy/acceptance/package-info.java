/// End-to-end tests of the packaged programs.
@NullMarked
package fi.hymy.acceptance;

import org.jspecify.annotations.NullMarked;
