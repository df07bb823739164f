package fi.hymy.protocol.survey;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One text in several languages; [#NONE] where a text may be left out.
///
/// @param texts language to clean text (see [CleanText]), in the order written; blank texts count as missing and are
///     dropped
public record LocalizedText(Map<LanguageTag, String> texts) {
    public static final LocalizedText NONE = new LocalizedText(Map.of());

    public LocalizedText {
        var kept = new LinkedHashMap<LanguageTag, String>();
        texts.forEach((tag, text) -> {
            CleanText.check("text", text);
            if (!text.isBlank()) {
                kept.put(tag, text);
            }
        });
        texts = Collections.unmodifiableMap(kept);
    }

    public static LocalizedText of(String tag, String text) {
        return new LocalizedText(Map.of(new LanguageTag(tag), text));
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /// The text for a reader: in the wanted tag, else in its language, else in the base language, else whatever there
    /// is, else empty. The fall-back is per text, so that one missing translation never hides a question.
    public String in(LanguageTag wanted, LanguageTag base) {
        return languageFor(wanted, base).map(texts::get).orElse("");
    }

    /// In which language [#in] gives the text; empty when there is none.
    public Optional<LanguageTag> languageFor(LanguageTag wanted, LanguageTag base) {
        return Stream.concat(Stream.of(wanted, wanted.language(), base), texts.keySet().stream())
                .filter(texts::containsKey)
                .findFirst();
    }
}
