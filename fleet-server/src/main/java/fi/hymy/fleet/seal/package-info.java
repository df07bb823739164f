/// Opens what kiosks seal: the server's keys for that, and answers on their way in.
@NullMarked
package fi.hymy.fleet.seal;

import org.jspecify.annotations.NullMarked;
