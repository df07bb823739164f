/// The `hymy` command. Its only way to a server is the documented REST interface.
@NullMarked
package fi.hymy.cli;

import org.jspecify.annotations.NullMarked;
