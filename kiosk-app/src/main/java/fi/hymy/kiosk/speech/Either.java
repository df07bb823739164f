package fi.hymy.kiosk.speech;

import fi.hymy.protocol.survey.LanguageTag;
import java.util.List;

/// The first engine where it has a voice, else the second.
record Either(Engine first, Engine second) implements Engine {
    @Override
    public boolean speaks(LanguageTag language) {
        return first.speaks(language) || second.speaks(language);
    }

    @Override
    public List<List<String>> commands(LanguageTag language, int volume) {
        return first.speaks(language) ? first.commands(language, volume) : second.commands(language, volume);
    }
}
