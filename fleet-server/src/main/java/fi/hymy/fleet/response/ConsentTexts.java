package fi.hymy.fleet.response;

import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.Optional;

/// Knows what people agreed to when they left contact details.
public interface ConsentTexts {
    /// Empty when the version or the question is not known here. Called in the writer's transaction: must be quick.
    ///
    /// @param wanted the language that the respondent read
    Optional<Consent> of(SurveyRef survey, QuestionId question, LanguageTag wanted);

    /// @param text as it was shown
    /// @param language of that text, which is the base language where a translation lacks
    record Consent(String text, LanguageTag language) {}
}
