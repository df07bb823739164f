package fi.hymy.protocol.survey;

import fi.hymy.protocol.id.QuestionId;

/// What every question has, whatever its kind.
///
/// @param text the question itself
/// @param help a smaller line below, or [LocalizedText#NONE]
/// @param required whether one must answer to go on; else there is a "skip"
/// @param showIf asked only when this holds; may look at earlier questions only
public record Prompt(QuestionId id, LocalizedText text, LocalizedText help, boolean required, Condition showIf) {
    public static Prompt of(String id, LocalizedText text) {
        return new Prompt(new QuestionId(id), text, LocalizedText.NONE, false, Condition.ALWAYS);
    }
}
