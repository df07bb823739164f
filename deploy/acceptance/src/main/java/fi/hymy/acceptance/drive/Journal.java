package fi.hymy.acceptance.drive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What a kiosk promised, line by line, on disk before the call returns: a witness that outlives the kiosk.
///
/// Thread-safe. A line that was not written to its end was not written at all; a reader passes over it.
final class Journal implements AutoCloseable {
    private final FileChannel file;

    private Journal(FileChannel file) {
        this.file = file;
    }

    static Journal open(Path path) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        var journal = new Journal(file);
        // Ends a line that a killed predecessor left unfinished.
        journal.write("");
        return journal;
    }

    /// The respondent has finished; nothing was handed over yet.
    ///
    /// @param sha256 of the body that is going to be handed over, in hexadecimal digits
    void finished(String response, String sha256) {
        write("finished " + response + ' ' + sha256);
    }

    /// The kiosk has been told that the response is kept: from now on it may say thank you.
    void thanked(String response) {
        write("thanked " + response);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private synchronized void write(String line) {
        ByteBuffer bytes = ByteBuffer.wrap((line + '\n').getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be written: nothing is proven any more", e);
        }
    }
}
