package fi.hymy.kiosk.speech;

import fi.hymy.protocol.survey.LanguageTag;
import java.util.List;

/// A program that reads text from its input aloud.
interface Engine {
    boolean speaks(LanguageTag language);

    /// The commands, each with its own arguments and none through a shell; the text goes into the first, the output of
    /// each into the next, and the last one ends when everything was heard.
    List<List<String>> commands(LanguageTag language, int volume);
}
