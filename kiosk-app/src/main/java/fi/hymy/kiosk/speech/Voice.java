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
        public int volume() {
            return 0;
        }

        @Override
        public void volume(int percent) {}

        @Override
        public void usualVolume() {}

        @Override
        public void gain(int percent) {}

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

    /// How loud it is now, 0 to 100.
    int volume();

    /// Makes what is said from now on as loud as this, for one visitor.
    ///
    /// @param percent 0 to 100
    void volume(int percent);

    /// As loud as the settings say again: the visitor has gone.
    void usualVolume();

    /// How loud the box is, for all visitors, where nothing but the voice itself can see to that.
    ///
    /// @param percent of what the volume would be else, from the next text on; 0 is silence
    void gain(int percent);

    /// @param listener told on a thread of the voice whenever a headset is plugged in (true) or out, where the kiosk
    ///     can tell
    void headset(Consumer<Boolean> listener);

    @Override
    void close();
}
