package fi.hymy.fleet.survey;

import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyRef;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Makes the next version out of a draft.
@Component
public final class Publishing {
    private final WriterDb writer;
    private final Drafts drafts;
    private final InstantSource clock;

    Publishing(WriterDb writer, Drafts drafts, InstantSource clock) {
        this.writer = writer;
        this.drafts = drafts;
        this.clock = clock;
    }

    /// What came of it.
    public sealed interface Outcome {
        /// A new version.
        record Published(SurveyRef ref) implements Outcome {}

        /// The draft says what the newest version says already.
        record Unchanged(SurveyRef ref) implements Outcome {}

        /// The draft cannot be published yet.
        record Faulty(List<Fault> faults) implements Outcome {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }

        record NoDraft() implements Outcome {}
    }

    /// @param by an operator's user name
    public Outcome publish(SurveyId survey, String by) {
        Optional<Draft> draft = drafts.find(survey);
        if (draft.isEmpty()) {
            return new Outcome.NoDraft();
        }
        DraftText text = drafts.read(draft.get().body(), survey);
        return text.survey().map(good -> publish(good, by)).orElseGet(() -> new Outcome.Faulty(text.faults()));
    }

    /// What the draft calls the survey; empty without a draft.
    public Optional<String> draftName(SurveyId survey) {
        return drafts.find(survey).map(Draft::name);
    }

    private Outcome publish(Survey survey, String by) {
        // The transaction begins by locking, so that two operators never take the same number.
        return writer.transaction().execute(status -> {
            Optional<SurveyRef> latest = latest(survey.id());
            if (latest.filter(ref ->
                            SurveyCodec.ref(numbered(survey, ref.version())).equals(ref))
                    .isPresent()) {
                return new Outcome.Unchanged(latest.get());
            }
            Survey next = numbered(survey, latest.map(SurveyRef::version).orElse(0) + 1);
            return new Outcome.Published(insert(next, by));
        });
    }

    private Optional<SurveyRef> latest(SurveyId survey) {
        return writer.jdbc()
                .sql("""
                        select version, content_hash from survey_version
                        where survey_id = :survey order by version desc limit 1
                        """)
                .param("survey", survey.value())
                .query((row, number) ->
                        new SurveyRef(survey, row.getInt("version"), new ContentHash(row.getString("content_hash"))))
                .optional();
    }

    private SurveyRef insert(Survey survey, String by) {
        byte[] bytes = SurveyCodec.encode(survey);
        ContentHash hash = SurveyCodec.hash(bytes);
        writer.jdbc()
                .sql("""
                        insert into survey_version
                            (survey_id, version, content_hash, name, body, published_at, published_by)
                        values (:survey, :version, :hash, :name, :body, :at, :by)
                        """)
                .param("survey", survey.id().value())
                .param("version", survey.version())
                .param("hash", hash.hex())
                .param("name", survey.name())
                .param("body", new String(bytes, StandardCharsets.UTF_8))
                .param("at", clock.millis())
                .param("by", by)
                .update();
        return new SurveyRef(survey.id(), survey.version(), hash);
    }

    private static Survey numbered(Survey survey, int version) {
        return new Survey(
                survey.id(),
                version,
                survey.name(),
                survey.languages(),
                survey.pages(),
                survey.endings(),
                survey.theme(),
                survey.settings(),
                survey.assets());
    }
}
