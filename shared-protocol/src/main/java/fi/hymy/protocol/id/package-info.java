/// Typed identifiers: each value that exists is valid, and says what it names.
@NullMarked
package fi.hymy.protocol.id;

import org.jspecify.annotations.NullMarked;
