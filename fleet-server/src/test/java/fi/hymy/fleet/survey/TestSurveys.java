package fi.hymy.fleet.survey;

import fi.hymy.fleet.storage.Db;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.InstantSource;

/// The stores of this room on one database, for tests of rooms that build upon it.
public record TestSurveys(Db db, Versions versions, SurveyLives lives, InstantSource clock) {
    public static TestSurveys on(Db db, InstantSource clock) {
        return new TestSurveys(db, new Versions(db.reader()), new SurveyLives(db.writer(), db.reader(), clock), clock);
    }

    /// A version without pages, which nobody asks for here.
    public SurveyRef publish(String survey, int version) {
        String hash = "%064x".formatted(survey.hashCode() * 31L + version & 0xffffffffL);
        db.writer()
                .jdbc()
                .sql("""
                        insert into survey_version
                            (survey_id, version, content_hash, name, body, published_at, published_by)
                        values (:survey, :version, :hash, :survey, '{}', :at, 'anna')
                        """)
                .param("survey", survey)
                .param("version", version)
                .param("hash", hash)
                .param("at", clock.millis())
                .update();
        return new SurveyRef(new SurveyId(survey), version, new ContentHash(hash));
    }
}
