/// Settings from a file and the command line, checked as a whole before anything starts.
@NullMarked
package fi.hymy.kiosk.config;

import org.jspecify.annotations.NullMarked;
