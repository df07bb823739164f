/// A survey and the answers so far make the next step: pure rules, the same on the kiosk, in the web survey and in
/// previews.
@NullMarked
package fi.hymy.protocol.flow;

import org.jspecify.annotations.NullMarked;
