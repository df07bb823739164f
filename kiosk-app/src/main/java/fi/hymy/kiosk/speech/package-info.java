/// Words read aloud by a speech engine that is installed on the kiosk, if one is: a child process for each text.
@NullMarked
package fi.hymy.kiosk.speech;

import org.jspecify.annotations.NullMarked;
