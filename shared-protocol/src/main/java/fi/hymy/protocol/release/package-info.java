/// Signed manifests of the software that a kiosk runs: what a release holds, who may say so, and whether a kiosk
/// may take it.
@NullMarked
package fi.hymy.protocol.release;

import org.jspecify.annotations.NullMarked;
