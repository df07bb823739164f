package fi.hymy.fleet.response;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Question.ContactField;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Contact details that somebody left with consent.
///
/// @param fields none once they were erased
/// @param consentText what the respondent agreed to, as it was shown; empty when the server does not know that version
/// @param consentLanguage of the text
/// @param consentedAt when the visit ended, by the kiosk's clock, mended where it was wrong
public record Contact(
        ResponseId response,
        QuestionId question,
        KioskId kiosk,
        SurveyRef survey,
        Map<ContactField, String> fields,
        Optional<String> consentText,
        LanguageTag consentLanguage,
        Instant consentedAt,
        Instant receivedAt,
        Optional<Erased> erased) {
    public Contact {
        var copy = new EnumMap<ContactField, String>(ContactField.class);
        copy.putAll(fields);
        fields = Collections.unmodifiableMap(copy);
    }

    /// @param by an operator's user name
    public record Erased(Instant at, String by) {}

    /// Without what was written: this may reach a log.
    @Override
    public String toString() {
        return "Contact[response=%s, question=%s, erased=%s]".formatted(response, question, erased.isPresent());
    }
}
