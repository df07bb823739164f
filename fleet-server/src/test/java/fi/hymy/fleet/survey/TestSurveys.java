package fi.hymy.fleet.survey;

import fi.hymy.fleet.storage.Db;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Instant;
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

    /// A response as ingest stores it, without its answers.
    public void answer(String response, SurveyRef survey, Instant given, Instant received) {
        db.writer()
                .jdbc()
                .sql("""
                        insert into response (response_id, kiosk_id, outbox_id, sequence, survey_id, survey_version,
                                              survey_hash, language, channel, status, flags, boot, monotonic_ms,
                                              started_at, ended_at, time_quality, received_at, clash, body)
                        values (:id, 'kiosk-one', 'outbox', 1, :survey, :version, :hash, 'fi', 'KIOSK', 'COMPLETE', '', 1,
                                1, :given, :given, 'CONFIRMED', :received, 0, '{}')
                        """)
                .param("id", response)
                .param("survey", survey.survey().value())
                .param("version", survey.version())
                .param("hash", survey.hash().hex())
                .param("given", given.toEpochMilli())
                .param("received", received.toEpochMilli())
                .update();
    }
}
