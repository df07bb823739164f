/// The commands themselves, each a few calls of the interface. Owns picocli.
@NullMarked
package fi.hymy.cli.command;

import org.jspecify.annotations.NullMarked;
