/// Judges whether answers were lost, invented, doubled or changed: what the kiosks' journals say against what the
/// server's database holds.
@NullMarked
package fi.hymy.acceptance.oracle;

import org.jspecify.annotations.NullMarked;
