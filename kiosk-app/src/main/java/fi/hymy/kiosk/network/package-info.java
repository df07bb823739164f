/// `hymy.txt` of the boot partition, as far as it tells how the box reaches the network: judged, and turned into the
/// files of those who make the connection. A program of its own, run by root before the kiosk's; and why there is no
/// connection, in the words of the staff's pages.
@NullMarked
package fi.hymy.kiosk.network;

import org.jspecify.annotations.NullMarked;
