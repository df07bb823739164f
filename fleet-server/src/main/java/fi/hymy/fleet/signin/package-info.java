/// How one proves who one is: passwords, sessions, the doors of the console and of the REST interface.
@NullMarked
package fi.hymy.fleet.signin;

import org.jspecify.annotations.NullMarked;
