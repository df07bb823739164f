package fi.hymy.protocol.survey;

import fi.hymy.protocol.id.EndingId;

/// A thank-you screen. After the last page the first ending whose condition holds is shown; the last one has none.
///
/// @param body a smaller text, or [LocalizedText#NONE]
public record Ending(EndingId id, LocalizedText title, LocalizedText body, Condition showIf) {
    public static Ending of(String id, LocalizedText title) {
        return new Ending(new EndingId(id), title, LocalizedText.NONE, Condition.ALWAYS);
    }
}
