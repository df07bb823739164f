/// JSON in and out: sizes bounded before parsing, versions told apart, faults named. Owns Jackson.
@NullMarked
package fi.hymy.protocol.codec;

import org.jspecify.annotations.NullMarked;
