package fi.hymy.fleet.contact;

import fi.hymy.fleet.response.ConsentTexts;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What people agree to, as the published versions say it. What was read once is remembered: a version never changes.
@Component
final class PublishedConsents implements ConsentTexts {
    private static final int MOST_KEPT = 200;

    private final Versions versions;
    private final Map<Asked, Consent> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Consent> eldest) {
            return size() > MOST_KEPT;
        }
    };

    PublishedConsents(Versions versions) {
        this.versions = versions;
    }

    private record Asked(ContentHash version, QuestionId question, LanguageTag language) {}

    @Override
    public Optional<Consent> of(SurveyRef survey, QuestionId question, LanguageTag wanted) {
        var asked = new Asked(survey.hash(), question, wanted);
        synchronized (known) {
            Consent found = known.get(asked);
            if (found != null) {
                return Optional.of(found);
            }
        }
        Optional<Consent> read = versions.read(survey).flatMap(published -> consent(published, question, wanted));
        read.ifPresent(consent -> {
            synchronized (known) {
                known.put(asked, consent);
            }
        });
        return read;
    }

    private static Optional<Consent> consent(Survey survey, QuestionId question, LanguageTag wanted) {
        return contacts(survey, question)
                .flatMap(text -> text.languageFor(wanted, survey.baseLanguage())
                        .map(language -> new Consent(text.in(wanted, survey.baseLanguage()), language)));
    }

    private static Optional<LocalizedText> contacts(Survey survey, QuestionId wanted) {
        return survey.questions()
                .filter(question -> question.id().equals(wanted))
                .filter(Question.Contact.class::isInstance)
                .map(question -> ((Question.Contact) question).consent())
                .findFirst();
    }
}
