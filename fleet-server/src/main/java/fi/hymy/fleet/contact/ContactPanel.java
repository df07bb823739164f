package fi.hymy.fleet.contact;

import fi.hymy.fleet.response.Contact;
import fi.hymy.fleet.response.Contacts;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.fleet.web.Panel;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Question;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On a survey's results: how many want to be contacted. Who they are is on a page of its own.
@Component
final class ContactPanel implements Panel {
    private final Contacts contacts;
    private final Versions versions;

    ContactPanel(Contacts contacts, Versions versions) {
        this.contacts = contacts;
        this.versions = versions;
    }

    @Override
    public Place place() {
        return Place.RESULTS;
    }

    @Override
    public String leadsTo() {
        return "/contacts/survey";
    }

    @Override
    public boolean keepsToSight() {
        return true;
    }

    @Override
    public int order() {
        return 10;
    }

    /// Empty where nobody is asked for contact details, and nobody ever left any.
    @Override
    public Optional<Part> part(String survey) {
        SurveyId id = new SurveyId(survey);
        List<Contact> newest = contacts.newest(id, null, 1);
        if (newest.isEmpty() && !asks(id)) {
            return Optional.empty();
        }
        Optional<Instant> last = newest.stream().map(Contact::consentedAt).findFirst();
        return Optional.of(
                new Part("contact/panel", Map.of("survey", survey, "total", contacts.count(id), "last", last)));
    }

    private boolean asks(SurveyId survey) {
        return versions.of(survey).stream()
                .findFirst()
                .flatMap(version -> versions.read(version.ref()))
                .filter(read -> read.questions().anyMatch(Question.Contact.class::isInstance))
                .isPresent();
    }
}
