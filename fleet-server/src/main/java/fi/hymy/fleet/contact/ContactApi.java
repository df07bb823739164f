package fi.hymy.fleet.contact;

import fi.hymy.fleet.response.Contact;
import fi.hymy.fleet.response.Contacts;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Question.ContactField;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/contacts")
@Tag(name = "contacts")
final class ContactApi {
    private final Contacts contacts;
    private final Erasure erasure;

    ContactApi(Contacts contacts, Erasure erasure) {
        this.contacts = contacts;
        this.erasure = erasure;
    }

    @GetMapping
    @Operation(
            summary = "People who want to be contacted about a survey, the newest first, each with what they agreed to;"
                    + " go on with after=next. Erased ones are listed without name, e-mail and phone")
    PageJson<ContactJson> list(
            @RequestParam String survey,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        Paging paging = Paging.of(after, limit);
        List<Contact> found = contacts.newest(
                new SurveyId(survey),
                paging.after(1, parts -> Cursor.read(parts.getFirst())).orElse(null),
                paging.oneMore());
        return PageJson.of(
                found, paging, ContactJson::of, contact -> Paging.cursor(Cursor.of(Contacts.Mark.of(contact))));
    }

    @GetMapping("/{response}")
    @Operation(summary = "What one response left")
    PageJson<ContactJson> find(@PathVariable String response) {
        List<Contact> found = contacts.of(ResponseId.parse(response));
        if (found.isEmpty()) {
            throw ApiProblem.notFound("response with contact details", response);
        }
        return new PageJson<>(found.stream().map(ContactJson::of).toList(), null);
    }

    @DeleteMapping("/{response}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary =
                    "Erase the contact details of one response for good, here and on the kiosk; its answers stay, and so"
                            + " does a record of what was agreed to and of who erased it when")
    void erase(@PathVariable String response, Principal who) {
        if (!erasure.erase(ResponseId.parse(response), who.getName())) {
            throw ApiProblem.notFound("response with contact details", response);
        }
    }

    /// @param consent what was agreed to, as it was shown, or null when the server does not know that version
    record ContactJson(
            String response,
            String question,
            String kiosk,
            String survey,
            int surveyVersion,
            String surveyHash,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String consent,
            String consentLanguage,
            Instant consentedAt,
            Instant receivedAt,
            @Nullable Instant erasedAt,
            @Nullable String erasedBy) {
        static ContactJson of(Contact contact) {
            return new ContactJson(
                    contact.response().toString(),
                    contact.question().value(),
                    contact.kiosk().value(),
                    contact.survey().survey().value(),
                    contact.survey().version(),
                    contact.survey().hash().hex(),
                    contact.fields().get(ContactField.NAME),
                    contact.fields().get(ContactField.EMAIL),
                    contact.fields().get(ContactField.PHONE),
                    contact.consentText().orElse(null),
                    contact.consentLanguage().tag(),
                    contact.consentedAt(),
                    contact.receivedAt(),
                    contact.erased().map(Contact.Erased::at).orElse(null),
                    contact.erased().map(Contact.Erased::by).orElse(null));
        }

        /// Without what was written: this may reach a log.
        @Override
        public String toString() {
            return "ContactJson[" + response + "]";
        }
    }
}
