/// What the respondent sees and touches: scenes for every state of a visit, themes, the on-screen keyboard. Owns
/// JavaFX; stores and sends nothing.
@NullMarked
package fi.hymy.kiosk.screen;

import org.jspecify.annotations.NullMarked;
