package fi.hymy.kiosk.content;

import java.io.InputStream;
import java.util.OptionalLong;

/// Where files come from.
public interface ContentSource {
    /// Asks for the rest of a file. Waits for the beginning of the answer, within a deadline of the source's
    /// own.
    ///
    /// @param offset how many bytes are there already, 0 and up
    /// @throws InterruptedException when the thread is interrupted meanwhile
    Answer open(Wanted file, long offset) throws InterruptedException;

    /// What a source says.
    sealed interface Answer {}

    /// Here it comes.
    ///
    /// @param bytes to be closed by the taker. Reading never waits without end: what stalls or breaks off
    ///     throws an [java.io.IOException], an interruption throws an [java.io.InterruptedIOException]
    /// @param offset of the first byte: the one asked for, or 0 when the source begins anew
    /// @param total how long the whole file is, where the source says so
    record Body(InputStream bytes, long offset, OptionalLong total) implements Answer {}

    /// The source does not know so long a file: what is there already cannot be its beginning.
    record OutOfRange() implements Answer {}

    /// Not now.
    ///
    /// @param reason in words, for an operator
    record Unavailable(String reason) implements Answer {}
}
