package fi.hymy.kiosk.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// A few lines of text that survive a power cut. For one thread.
public interface Slate {
    /// What was written last; empty when nothing was, or nothing of it can be read.
    Optional<String> read();

    /// Replaces the text. When this throws, the old or the new text is there.
    ///
    /// @throws IOException when the disk does not take it
    void write(String text) throws IOException;

    /// Kept on disk twice, in `NAME.a` and `NAME.b`, so that one faulty file loses nothing.
    ///
    /// @param directory made when it is missing
    static Slate files(Path directory, String name) {
        return new FileSlate(directory, name);
    }

    /// Kept in memory only, for pretend kiosks.
    static Slate inMemory() {
        var text = new AtomicReference<Optional<String>>(Optional.empty());
        return new Slate() {
            @Override
            public Optional<String> read() {
                return text.get();
            }

            @Override
            public void write(String written) {
                text.set(Optional.of(written));
            }
        };
    }
}
