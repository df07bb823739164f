package fi.hymy.protocol.codec;

import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.LocalizedText;
import java.util.LinkedHashMap;

/// Reads texts in several languages: `{"fi": "…", "sv": "…"}`.
record TextReader(Faults faults) {
    private static final int MAX_LANGUAGES = 50;

    LocalizedText required(Place place, String name) {
        return faults.or(LocalizedText.NONE, () -> text(place.field(name)));
    }

    LocalizedText optional(Place place, String name) {
        return faults.optional(place, name, LocalizedText.NONE, this::text);
    }

    private LocalizedText text(Place place) {
        var texts = new LinkedHashMap<LanguageTag, String>();
        for (var field : place.fields(MAX_LANGUAGES)) {
            Place value = field.getValue();
            faults.or("", () -> {
                LanguageTag tag = value.build(() -> new LanguageTag(field.getKey()));
                if (texts.putIfAbsent(tag, value.text()) != null) {
                    throw value.faulty("the language " + tag + " is written twice");
                }
                return "";
            });
        }
        return new LocalizedText(texts);
    }
}
