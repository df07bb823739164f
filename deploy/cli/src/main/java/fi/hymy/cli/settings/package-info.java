/// Which server, and as whom: options, environment, and the file that `hymy login` writes.
@NullMarked
package fi.hymy.cli.settings;

import org.jspecify.annotations.NullMarked;
