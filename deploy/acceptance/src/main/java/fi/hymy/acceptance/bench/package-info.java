/// Measures the packaged programs, every figure beside its yardstick in the same run.
@NullMarked
package fi.hymy.acceptance.bench;

import org.jspecify.annotations.NullMarked;
