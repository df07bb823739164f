/// Software for kiosks: releases that were signed elsewhere, the channels that kiosks follow, which release is meant
/// for each, and what each really runs.
@NullMarked
package fi.hymy.fleet.release;

import org.jspecify.annotations.NullMarked;
