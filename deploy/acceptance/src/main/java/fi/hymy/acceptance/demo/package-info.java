/// Shows the whole to a newcomer, and checks unattended that the showing would work.
@NullMarked
package fi.hymy.acceptance.demo;

import org.jspecify.annotations.NullMarked;
