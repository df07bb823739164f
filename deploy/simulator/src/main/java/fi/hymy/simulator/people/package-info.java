/// Pretend visitors: when they come, in which mood and language, and what they answer to any survey.
@NullMarked
package fi.hymy.simulator.people;

import org.jspecify.annotations.NullMarked;
