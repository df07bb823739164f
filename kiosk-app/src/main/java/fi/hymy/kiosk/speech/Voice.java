package fi.hymy.kiosk.speech;

import fi.hymy.protocol.survey.LanguageTag;
import java.util.List;
import java.util.function.Consumer;

/// Reads aloud. Called from any thread; returns at once.
public interface Voice extends AutoCloseable {
    /// Nothing is read: no engine is installed.
    Voice SILENT = new Voice() {
        @Override
        public boolean speaks(LanguageTag language) {
            return false;
        }

        @Override
        public void say(List<Utterance> utterances) {}

        @Override
        public void hush() {}

        @Override
        public void volume(int percent) {}

        @Override
        public void headset(Consumer<Boolean> listener) {}

        @Override
        public void close() {}
    };

    /// Whether there is a voice for the language.
    boolean speaks(LanguageTag language);

    /// Reads these one after another, instead of whatever is being read or waits to be.
    void say(List<Utterance> utterances);

    /// Falls silent.
    void hush();

    /// @param percent of its usual loudness, from the next text on; 0 is silence
    void volume(int percent);

    /// @param listener told on a thread of the voice whenever a headset is plugged in (true) or out, where the kiosk
    ///     can tell
    void headset(Consumer<Boolean> listener);

    @Override
    void close();
}
