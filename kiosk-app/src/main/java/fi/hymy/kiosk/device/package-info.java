/// Facts and actions of the box: how it is (`box`), whether the program still advances (`watch`), and what
/// the server asks it to do (`command`).
@NullMarked
package fi.hymy.kiosk.device;

import org.jspecify.annotations.NullMarked;
