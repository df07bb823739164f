package fi.hymy.fleet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fi.hymy.fleet.storage.Db;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Survey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a report counts, on any database.
abstract class ReportsContract {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 24);
    private static final LocalDate LAST = LocalDate.of(2026, 10, 27);
    private static final Survey NPS = SampleSurveys.nps();
    private static final SurveyId RECOMMEND = NPS.id();

    private Db db;
    private Reports reports;
    private Counts counts;

    abstract Db open();

    @BeforeEach
    void openDb() {
        db = open();
        counts = new Counts(db.reader());
        reports = new Reports(counts);
    }

    @AfterEach
    void closeDb() {
        db.close();
    }

    @Test
    void countsNpsAsTheWorkedFigureSays() {
        for (int i = 0; i < 400; i++) {
            answer("kiosk-lobby", 1, at("2026-10-25T12:00:00Z"), i < 200 ? 10 : i < 332 ? 8 : 3);
        }

        SurveyReport report = reports.of(filter(null, null), NPS);

        assertThat(report.responses()).isEqualTo(400);
        assertThat(report.scores().getFirst().sentence()).isEqualTo("NPS 33 ± 7, n = 400");
    }

    @Test
    void saysTheSameInTheHeadlineAsInTheWhole() {
        for (int i = 0; i < 40; i++) {
            answer("kiosk-lobby", 1, at("2026-10-25T12:00:00Z"), i % 11);
        }

        SurveyReport whole = reports.of(filter(null, null), NPS);
        SurveyReport headline = reports.headline(filter(null, null), NPS);

        assertThat(headline.responses()).isEqualTo(whole.responses()).isEqualTo(40);
        assertThat(headline.questions()).hasSize(1);
        assertThat(headline.scores().getFirst()).isEqualTo(whole.scores().getFirst());
    }

    @Test
    void showsNoFigureBelowThirtyAnswers() {
        for (int i = 0; i < 29; i++) {
            answer("kiosk-lobby", 1, at("2026-10-25T12:00:00Z"), 10);
        }

        Score score = reports.of(filter(null, null), NPS).scores().getFirst();

        assertThat(score.figure()).isEqualTo("–");
        assertThat(score.range()).startsWith("probably between");
    }

    @Test
    void hasNoFigureWithoutAnswers() {
        SurveyReport report = reports.of(filter(null, null), NPS);

        assertThat(report.responses()).isZero();
        assertThat(report.lastAt()).isEmpty();
        assertThat(report.scores().getFirst().sentence()).isEqualTo("NPS: no answers yet, n = 0");
    }

    @Test
    void beginsDaysAtLocalMidnightAlsoWhereClocksArePutBack() {
        // Helsinki: summer time ends on 25 October 2026 at 01:00 UTC.
        answer("kiosk-lobby", 1, at("2026-10-24T20:59:59Z"), 10);
        answer("kiosk-lobby", 1, at("2026-10-24T21:00:00Z"), 10);
        answer("kiosk-lobby", 1, at("2026-10-25T21:59:59Z"), 0);
        answer("kiosk-lobby", 1, at("2026-10-25T22:00:00Z"), 0);

        SurveyReport report = reports.of(filter(null, null), NPS);

        assertThat(report.byDay())
                .containsOnly(
                        Map.entry(LocalDate.of(2026, 10, 24), 1L),
                        Map.entry(LocalDate.of(2026, 10, 25), 2L),
                        Map.entry(LocalDate.of(2026, 10, 26), 1L));
        assertThat(report.questions().getFirst().trend())
                .extracting(QuestionReport.Day::value)
                .containsExactly(100.0, 0.0, -100.0);
    }

    @Test
    void looksOnlyAtTheVersionTheKioskAndThePeriodAskedFor() {
        answer("kiosk-lobby", 1, at("2026-10-25T12:00:00Z"), 10);
        answer("kiosk-lobby", 2, at("2026-10-25T12:00:00Z"), 10);
        answer("kiosk-other", 1, at("2026-10-25T12:00:00Z"), 10);
        answer("kiosk-lobby", 1, at("2026-10-23T12:00:00Z"), 10);

        assertThat(reports.of(filter(null, null), NPS).responses()).isEqualTo(3);
        assertThat(reports.of(filter(2, null), NPS).responses()).isEqualTo(1);
        assertThat(reports.of(filter(1, "kiosk-other"), NPS)
                        .questions()
                        .getFirst()
                        .n())
                .isEqualTo(1);
    }

    @Test
    void leavesMarkedAnswersOutUnlessTheyAreAskedForAndSaysHowMany() {
        answer("kiosk-lobby", 1, at("2026-10-25T12:00:00Z"), 10);
        answer("kiosk-lobby", 1, at("2026-10-25T13:00:00Z"), 0);
        words("kiosk-lobby", at("2026-10-25T13:00:00Z"), "only a test");
        mark(at("2026-10-25T13:00:00Z"), "STAFF_TEST");

        SurveyReport report = reports.of(filter(null, null), NPS);
        SurveyReport all = reports.of(filter(null, null).withFlagged(), NPS);

        assertThat(report.responses()).isEqualTo(1);
        assertThat(report.flagged()).isEqualTo(2);
        assertThat(report.questions().getFirst().n()).isEqualTo(1);
        assertThat(report.questions().getFirst().trend())
                .extracting(QuestionReport.Day::value)
                .containsExactly(100.0);
        assertThat(counts.comments(filter(null, null), 5)).isEmpty();
        assertThat(all.responses()).isEqualTo(3);
        assertThat(all.flagged()).isEqualTo(2);
        assertThat(all.questions().getFirst().n()).isEqualTo(2);
        assertThat(counts.comments(filter(null, null).withFlagged(), 5)).hasSize(1);
    }

    @Test
    void leavesMarkedAnswersOutOfEveryKindOfCount() {
        for (int i = 0; i < 3; i++) {
            String id = response("kiosk-lobby", 1, at("2026-10-25T12:00:00Z") + i);
            long at = at("2026-10-25T12:00:00Z") + i;
            row(id, "kiosk-lobby", 1, at, "services", "chosen", "sauna", null, null);
            row(id, "kiosk-lobby", 1, at, "services", "chosen", "gym", null, null);
            row(id, "kiosk-lobby", 1, at, "order", "ranked", "price", i + 1, null);
            row(id, "kiosk-lobby", 1, at, "words", "words", "", null, "words");
        }
        mark(at("2026-10-25T12:00:00Z") + 2, "OUT_OF_HOURS");
        SurveyReport report = reports.of(filter(null, null), SampleSurveys.everyKind());

        assertThat(question(report, "services").n()).isEqualTo(2);
        assertThat(question(report, "services").bars())
                .filteredOn(bar -> bar.count() > 0)
                .extracting(QuestionReport.Bar::value, QuestionReport.Bar::count, QuestionReport.Bar::percent)
                .containsExactlyInAnyOrder(tuple("sauna", 2L, 100.0), tuple("gym", 2L, 100.0));
        assertThat(question(report, "order").bars())
                .filteredOn(bar -> bar.value().equals("price"))
                .extracting(QuestionReport.Bar::count, QuestionReport.Bar::mean)
                .containsExactly(tuple(2L, 1.5));
        assertThat(question(report, "words").n()).isEqualTo(2);
        assertThat(report.lastAt()).contains(Instant.parse("2026-10-25T12:00:00.001Z"));
        assertThat(report.byDay()).containsOnly(Map.entry(LocalDate.of(2026, 10, 25), 2L));
    }

    private static QuestionReport question(SurveyReport report, String id) {
        return report.questions().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void mark(long at, String flag) {
        db.writer()
                .jdbc()
                .sql("update response set flags = :flag where ended_at = :at")
                .param("flag", flag)
                .param("at", at)
                .update();
    }

    @Test
    void givesTheNewestCommentsFirst() {
        words("kiosk-lobby", at("2026-10-25T12:00:00Z"), "older");
        words("kiosk-lobby", at("2026-10-26T12:00:00Z"), "newer");

        assertThat(counts.comments(filter(null, null), 1))
                .extracting(Counts.Comment::words)
                .containsExactly("newer");
    }

    private static ReportFilter filter(@Nullable Integer version, @Nullable String kiosk) {
        return new ReportFilter(
                RECOMMEND, FIRST, LAST, HELSINKI, version, kiosk == null ? null : new KioskId(kiosk), false);
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    private void answer(String kiosk, int version, long at, int score) {
        String id = response(kiosk, version, at);
        row(id, kiosk, version, at, "recommend", "scale", Integer.toString(score), score, null);
    }

    private void words(String kiosk, long at, String words) {
        row(response(kiosk, 1, at), kiosk, 1, at, "reason", "words", "", null, words);
    }

    private String response(String kiosk, int version, long at) {
        String id = UUID.randomUUID().toString();
        db.writer()
                .jdbc()
                .sql("""
                        insert into response values (:id, :kiosk, 'outbox-1', 1, :survey, :version, 'hash', 'fi',
                            'TOUCH', 'COMPLETE', '', 1, 1, :at, :at, 'CONFIRMED', :at, 0, '{}')
                        """)
                .param("id", id)
                .param("kiosk", kiosk)
                .param("survey", RECOMMEND.value())
                .param("version", version)
                .param("at", at)
                .update();
        return id;
    }

    private void row(
            String id,
            String kiosk,
            int version,
            long at,
            String question,
            String kind,
            String value,
            @Nullable Integer number,
            @Nullable String words) {
        db.writer()
                .jdbc()
                .sql("""
                        insert into answer (response_id, survey_id, survey_version, question_id, kiosk_id, ended_at,
                                            kind, value, number, words)
                        values (:id, :survey, :version, :question, :kiosk, :at, :kind, :value, :number, :words)
                        """)
                .param("id", id)
                .param("survey", RECOMMEND.value())
                .param("version", version)
                .param("question", question)
                .param("kiosk", kiosk)
                .param("at", at)
                .param("kind", kind)
                .param("value", value)
                .param("number", number)
                .param("words", words)
                .update();
    }
}
