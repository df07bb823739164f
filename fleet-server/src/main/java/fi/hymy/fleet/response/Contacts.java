package fi.hymy.fleet.response;

import fi.hymy.fleet.response.ConsentTexts.Consent;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.web.Sight;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Question.ContactField;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Contact details, each a record of its own beside the response that it came with. Never logged, never in results or
/// exports of answers.
@Component
public final class Contacts {
    private final WriterDb writer;
    private final ReaderDb reader;
    private final ConsentTexts consents;

    public Contacts(WriterDb writer, ReaderDb reader, ConsentTexts consents) {
        this.writer = writer;
        this.reader = reader;
        this.consents = consents;
    }

    /// Where a page of a list ended.
    public record Mark(long consentedAt, String response, String question) {
        public static Mark of(Contact contact) {
            return new Mark(
                    contact.consentedAt().toEpochMilli(),
                    contact.response().toString(),
                    contact.question().value());
        }
    }

    /// Keeps what came with a response that was stored just now, in the same transaction.
    public void keep(Incoming incoming) {
        incoming.details().forEach(details -> insert(incoming, details));
    }

    /// Whether the details that come with a response once more are those that were kept. What was erased is like
    /// anything: it must not come back as a conflict.
    public boolean isSame(Incoming incoming) {
        List<Contact> kept =
                ContactRow.ofResponse(writer.jdbc(), incoming.response().id());
        return incoming.details().stream()
                .allMatch(given -> kept.stream()
                        .filter(one -> one.question().equals(given.question()))
                        .allMatch(
                                one -> one.erased().isPresent() || one.fields().equals(given.fields())));
    }

    /// Those of one survey that the one who asks may see, the newest first; erased ones too.
    ///
    /// @param after where the page before ended, or null for the first
    public List<Contact> newest(SurveyId survey, @Nullable Mark after, int limit) {
        var statement = reader.jdbc()
                .sql(ContactRow.SELECT + " where survey_id = :survey and "
                        + Sight.now().kiosksAt("kiosk_id", "consented_at")
                        + (after == null
                                ? ""
                                : " and (consented_at, response_id, question_id) < (:at, :response, :question)")
                        + " order by consented_at desc, response_id desc, question_id desc limit :limit")
                .param("survey", survey.value())
                .param("limit", limit);
        if (after != null) {
            statement = statement
                    .param("at", after.consentedAt())
                    .param("response", after.response())
                    .param("question", after.question());
        }
        return statement.query(ContactRow::contact).list();
    }

    /// How many of a survey can be contacted.
    public long count(SurveyId survey) {
        return reader.jdbc()
                .sql("select count(*) from contact_detail where survey_id = :survey and erased_at is null and "
                        + Sight.now().kiosksAt("kiosk_id", "consented_at"))
                .param("survey", survey.value())
                .query(Long.class)
                .single();
    }

    /// What one response left, if the one who asks may see it; mostly one.
    public List<Contact> of(ResponseId response) {
        return reader.jdbc()
                .sql(ContactRow.SELECT + " where response_id = :response and "
                        + Sight.now().kiosksAt("kiosk_id", "consented_at") + " order by question_id")
                .param("response", response.toString())
                .query(ContactRow::contact)
                .list();
    }

    /// Erases what was written, for good; that it was given, what was agreed to, when and by whom it was erased stays.
    /// Part of the caller's transaction when there is one.
    ///
    /// @param by an operator's user name
    /// @return how many records were erased now
    public int erase(ResponseId response, Instant at, String by) {
        return writer.jdbc()
                .sql("""
                        update contact_detail set name = null, email = null, phone = null, erased_at = :at, erased_by = :by
                        where response_id = :response and erased_at is null
                        """)
                .param("at", at.toEpochMilli())
                .param("by", by)
                .param("response", response.toString())
                .update();
    }

    private void insert(Incoming incoming, Answer.Details details) {
        Response response = incoming.response();
        LanguageTag read = details.consentIn() == null ? response.language() : details.consentIn();
        Optional<Consent> consent = consents.of(response.survey(), details.question(), read);
        Map<ContactField, String> fields = details.fields();
        writer.jdbc()
                .sql("""
                        insert into contact_detail (response_id, question_id, kiosk_id, survey_id, survey_version,
                                survey_hash, name, email, phone, consent_text, consent_language, consented_at, received_at)
                        values (:response, :question, :kiosk, :survey, :version, :hash, :name, :email, :phone, :text,
                                :language, :at, :received)
                        """)
                .param("response", response.id().toString())
                .param("question", details.question().value())
                .param("kiosk", incoming.kiosk().value())
                .param("survey", response.survey().survey().value())
                .param("version", response.survey().version())
                .param("hash", response.survey().hash().hex())
                .param("name", fields.get(ContactField.NAME))
                .param("email", fields.get(ContactField.EMAIL))
                .param("phone", fields.get(ContactField.PHONE))
                .param("text", consent.map(Consent::text).orElse(null))
                .param("language", consent.map(Consent::language).orElse(read).tag())
                .param("at", response.endedAt().wallMillis())
                .param("received", incoming.receivedAt().toEpochMilli())
                .update();
    }
}
