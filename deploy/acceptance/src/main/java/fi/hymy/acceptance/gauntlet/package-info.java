/// Kills, cuts, repeats and loses what it can, and lets the oracle judge afterwards.
@NullMarked
package fi.hymy.acceptance.gauntlet;

import org.jspecify.annotations.NullMarked;
