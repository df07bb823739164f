/// One change for many kiosks, told in waves that a failing change never gets far with: planned, watched, paused by
/// itself, taken back.
@NullMarked
package fi.hymy.fleet.rollout;

import org.jspecify.annotations.NullMarked;
