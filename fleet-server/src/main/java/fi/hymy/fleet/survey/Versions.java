package fi.hymy.fleet.survey;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.codec.SurveyReading;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyRef;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What was published, for ever.
@Component
public final class Versions {
    private static final String SELECT = """
            select survey_id, version, content_hash, name, published_at, published_by from survey_version
            """;

    private final ReaderDb reader;

    public Versions(ReaderDb reader) {
        this.reader = reader;
    }

    /// Of one survey, the newest first.
    public List<PublishedVersion> of(SurveyId survey) {
        return reader.jdbc()
                .sql(SELECT + " where survey_id = :survey order by version desc")
                .param("survey", survey.value())
                .query(Versions::version)
                .list();
    }

    /// The newest of each survey, by name.
    public List<PublishedVersion> latest() {
        return reader.jdbc().sql(SELECT + """
                         where version = (select max(v.version) from survey_version v
                                          where v.survey_id = survey_version.survey_id)
                        order by name, survey_id
                        """).query(Versions::version).list();
    }

    public Optional<PublishedVersion> find(SurveyId survey, int version) {
        return reader.jdbc()
                .sql(SELECT + " where survey_id = :survey and version = :version")
                .param("survey", survey.value())
                .param("version", version)
                .query(Versions::version)
                .optional();
    }

    /// What the version says; empty when there is none, or when it was published by a newer program.
    public Optional<Survey> read(SurveyRef ref) {
        return bytes(ref.hash()).map(SurveyCodec::read).flatMap(reading -> switch (reading) {
            case SurveyReading.Good(var survey) -> Optional.of(survey);
            case SurveyReading.Bad _ -> Optional.empty();
        });
    }

    /// The very bytes that hash to this.
    Optional<byte[]> bytes(ContentHash hash) {
        return reader.jdbc()
                .sql("select body from survey_version where content_hash = :hash")
                .param("hash", hash.hex())
                .query(String.class)
                .optional()
                .map(body -> body.getBytes(StandardCharsets.UTF_8));
    }

    private static PublishedVersion version(ResultSet row, int number) throws SQLException {
        return new PublishedVersion(
                new SurveyRef(
                        new SurveyId(row.getString("survey_id")),
                        row.getInt("version"),
                        new ContentHash(row.getString("content_hash"))),
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("published_at")),
                row.getString("published_by"));
    }
}
