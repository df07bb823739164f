package fi.hymy.fleet.assignment;

import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.survey.PublishedVersion;
import fi.hymy.fleet.survey.SurveyLives;
import fi.hymy.fleet.survey.SurveyState;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Opens and closes surveys, and brings them back to an earlier version. What a closed one stood on is kept
/// in mind, so
/// that it comes back as it was when the survey is opened again.
@Component
final class Lifecycle {
    private final WriterDb writer;
    private final ReaderDb reader;
    private final SurveyLives lives;
    private final Versions versions;
    private final AssignmentBook book;
    private final Publications publications;
    private final Twin twin;
    private final Telling telling;

    Lifecycle(
            WriterDb writer,
            ReaderDb reader,
            SurveyLives lives,
            Versions versions,
            AssignmentBook book,
            Publications publications,
            Twin twin,
            Telling telling) {
        this.writer = writer;
        this.reader = reader;
        this.lives = lives;
        this.versions = versions;
        this.book = book;
        this.publications = publications;
        this.twin = twin;
        this.telling = telling;
    }

    /// What a change is about to touch.
    ///
    /// @param kiosks of which it is the standing survey
    /// @param withheld kiosks that get it back when it is opened
    /// @param assignments that bring it somewhere
    record Touched(long kiosks, long withheld, long assignments) {}

    Touched touched(SurveyId survey) {
        return new Touched(
                count("desired_survey_id", survey),
                count("withheld_survey_id", survey),
                book.all().stream()
                        .filter(planned ->
                                !planned.ended() && planned.survey().survey().equals(survey))
                        .count());
    }

    /// The kiosks follow behind.
    void change(SurveyId survey, SurveyState state, String by) {
        lives.change(survey, state, by);
    }

    /// Takes closed surveys off some kiosks, and gives opened ones back to some.
    ///
    /// @return whether there was anything to do
    boolean step() {
        boolean withheld = withhold();
        return restore() || withheld;
    }

    private record Wrong(KioskId kiosk, SurveyId survey, String by) {}

    private boolean withhold() {
        List<Wrong> shut = wrong("""
                select kiosk_id, desired_survey_id as survey, changed_by
                from survey_life join twin on desired_survey_id = survey_id
                where state <> 'open' order by kiosk_id limit :limit
                """);
        writer.transaction()
                .executeWithoutResult(status -> shut.forEach(one -> twin.withhold(one.kiosk(), one.survey(), one.by())
                        .ifPresent(state -> telling.afterCommit(one.kiosk(), state))));
        return !shut.isEmpty();
    }

    private boolean restore() {
        List<Wrong> opened = wrong("""
                select kiosk_id, withheld_survey_id as survey, changed_by
                from survey_life join twin on withheld_survey_id = survey_id
                where state = 'open' order by kiosk_id limit :limit
                """);
        writer.transaction()
                .executeWithoutResult(status -> opened.forEach(one -> twin.restore(one.kiosk(), one.survey(), one.by())
                        .ifPresent(state -> telling.afterCommit(one.kiosk(), state))));
        return !opened.isEmpty();
    }

    private List<Wrong> wrong(String sql) {
        return reader.jdbc()
                .sql(sql)
                .param("limit", StandingSurvey.AT_ONCE)
                .query((row, number) -> new Wrong(
                        new KioskId(row.getString("kiosk_id")),
                        new SurveyId(row.getString("survey")),
                        row.getString("changed_by")))
                .list();
    }

    private long count(String column, SurveyId survey) {
        return reader.jdbc()
                .sql("select count(*) from twin where " + column + " = :survey")
                .param("survey", survey.value())
                .query(Long.class)
                .single();
    }

    /// What going back would touch.
    ///
    /// @param to the version that shows afterwards
    /// @param kiosks of which a later one is the standing survey
    /// @param assignments that bring a later one somewhere
    record Back(SurveyRef to, List<KioskId> kiosks, List<Planned> assignments) {
        Back {
            kiosks = List.copyOf(kiosks);
            assignments = List.copyOf(assignments);
        }
    }

    /// @return empty when there is no such version
    Optional<Back> back(SurveyId survey, int version) {
        return versions.find(survey, version)
                .map(PublishedVersion::ref)
                .map(to -> new Back(
                        to,
                        laterThan(to),
                        book.all().stream()
                                .filter(planned -> !planned.ended()
                                        && planned.survey().survey().equals(survey)
                                        && planned.survey().version() > version)
                                .toList()));
    }

    /// @param by an operator's user name
    void goBack(Back back, String by) {
        back.assignments().forEach(planned -> book.save(planned.showing(back.to()), by));
        publications.publish(back.kiosks(), back.to(), by);
    }

    private List<KioskId> laterThan(SurveyRef ref) {
        return reader.jdbc()
                .sql("""
                        select kiosk_id from twin
                        where desired_survey_id = :survey and desired_survey_version > :version order by kiosk_id
                        """)
                .param("survey", ref.survey().value())
                .param("version", ref.version())
                .query((row, number) -> new KioskId(row.getString("kiosk_id")))
                .list();
    }
}
