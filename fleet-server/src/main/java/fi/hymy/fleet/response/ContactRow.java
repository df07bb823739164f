package fi.hymy.fleet.response;

import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Question.ContactField;
import fi.hymy.protocol.survey.SurveyRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows of the table of contact details.
final class ContactRow {
    static final String SELECT = """
            select response_id, question_id, kiosk_id, survey_id, survey_version, survey_hash, name, email, phone,
                   consent_text, consent_language, consented_at, received_at, erased_at, erased_by
            from contact_detail
            """;

    private ContactRow() {}

    static List<Contact> ofResponse(JdbcClient jdbc, ResponseId response) {
        return jdbc.sql(SELECT + " where response_id = :response order by question_id")
                .param("response", response.toString())
                .query(ContactRow::contact)
                .list();
    }

    static Contact contact(ResultSet row, int number) throws SQLException {
        return new Contact(
                ResponseId.parse(row.getString("response_id")),
                new QuestionId(row.getString("question_id")),
                new KioskId(row.getString("kiosk_id")),
                new SurveyRef(
                        new SurveyId(row.getString("survey_id")),
                        row.getInt("survey_version"),
                        new ContentHash(row.getString("survey_hash"))),
                fields(row),
                Optional.ofNullable(row.getString("consent_text")),
                new LanguageTag(row.getString("consent_language")),
                Instant.ofEpochMilli(row.getLong("consented_at")),
                Instant.ofEpochMilli(row.getLong("received_at")),
                erased(row));
    }

    private static Map<ContactField, String> fields(ResultSet row) throws SQLException {
        var fields = new EnumMap<ContactField, String>(ContactField.class);
        for (ContactField field : ContactField.values()) {
            String text = row.getString(
                    switch (field) {
                        case NAME -> "name";
                        case EMAIL -> "email";
                        case PHONE -> "phone";
                    });
            if (text != null) {
                fields.put(field, text);
            }
        }
        return fields;
    }

    private static Optional<Contact.Erased> erased(ResultSet row) throws SQLException {
        long at = row.getLong("erased_at");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Contact.Erased(Instant.ofEpochMilli(at), row.getString("erased_by")));
    }
}
