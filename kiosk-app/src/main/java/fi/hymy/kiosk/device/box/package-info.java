/// What can be read off the box: board, supply, card, network, program.
@NullMarked
package fi.hymy.kiosk.device.box;

import org.jspecify.annotations.NullMarked;
