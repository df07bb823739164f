package fi.hymy.kiosk.speech;

import fi.hymy.protocol.survey.LanguageTag;

/// Words to be read in one go.
///
/// @param language of the words, which decides the voice
/// @param words of at most 2000 characters; what is longer is not read
public record Utterance(LanguageTag language, String words) {
    private static final int MOST = 2000;

    public Utterance {
        words = words.length() > MOST ? words.substring(0, MOST) : words;
    }
}
