package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.kiosk.TwinChange.Side;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.survey.SurveyRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/// The last changes of every kiosk's twin, written in the transaction that makes them.
final class TwinHistory {
    /// Of each kiosk.
    static final int KEPT = 200;

    private static final String NEXT = "(select coalesce(max(number), 0) + 1 from twin_change where kiosk_id = :kiosk)";

    private static final String INSERT = """
            insert into twin_change (kiosk_id, number, side, version, survey_id, survey_version, what, changed_by, at)
            """;

    private static final String REPORT =
            INSERT + "values (:kiosk, " + NEXT + ", 'reported', :known, :survey, :version, :what, '', :at)";

    private static final String TRIM = "delete from twin_change where kiosk_id = :kiosk and number <= "
            + "(select max(number) from twin_change where kiosk_id = :kiosk) - " + KEPT;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final NamedParameterJdbcTemplate batches;

    TwinHistory(WriterDb writer, ReaderDb reader, NamedParameterJdbcTemplate batches) {
        this.writer = writer;
        this.reader = reader;
        this.batches = batches;
    }

    void desired(KioskId kiosk, long version, @Nullable SurveyRef survey, String what, String by, Instant at) {
        writer.jdbc()
                .sql(INSERT + "values (:kiosk, " + NEXT + ", 'desired', :version, :survey, :number, :what, :by, :at)")
                .param("kiosk", kiosk.value())
                .param("version", version)
                .param("survey", survey == null ? null : survey.survey().value())
                .param("number", survey == null ? null : survey.version())
                .param("what", what)
                .param("by", by)
                .param("at", at.toEpochMilli())
                .update();
        writer.jdbc().sql(TRIM).param("kiosk", kiosk.value()).update();
    }

    /// Those that say something else than the kiosk said last: the same report comes with every connection. To be asked
    /// before the reports are written down.
    Map<KioskId, ReportedState> news(Map<KioskId, ReportedState> states) {
        var news = new LinkedHashMap<>(states);
        writer.jdbc()
                .sql("""
                        select kiosk_id, reported_version, coalesce(reported_hash, '') as hash,
                               coalesce(reported_reason, '') as reason, coalesce(reported_detail, '') as detail
                        from twin where kiosk_id in (:kiosks) and reported_version is not null
                        """)
                .param("kiosks", states.keySet().stream().map(KioskId::value).toList())
                .query(row -> {
                    var kiosk = new KioskId(row.getString("kiosk_id"));
                    ReportedState state = Objects.requireNonNull(states.get(kiosk));
                    if (row.getLong("reported_version") == state.desiredVersion()
                            && row.getString("hash").equals(hash(state))
                            && row.getString("reason").equals(reason(state))
                            && row.getString("detail").equals(detail(state))) {
                        news.remove(kiosk);
                    }
                });
        return news;
    }

    /// After they were written down, which holds their rows for this transaction alone.
    void reported(Map<KioskId, ReportedState> news, Instant at) {
        SqlParameterSource[] rows = news.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), at))
                .toArray(SqlParameterSource[]::new);
        if (rows.length > 0) {
            batches.batchUpdate(REPORT, rows);
            batches.batchUpdate(TRIM, rows);
        }
    }

    private static String hash(ReportedState state) {
        return state.showing().map(ref -> ref.hash().hex()).orElse("");
    }

    private static String reason(ReportedState state) {
        return state.problem().map(problem -> problem.reason().name()).orElse("");
    }

    private static String detail(ReportedState state) {
        return state.problem().map(ReportedState.Problem::detail).orElse("");
    }

    private static SqlParameterSource row(KioskId kiosk, ReportedState state, Instant at) {
        Optional<SurveyRef> showing = state.showing();
        return new MapSqlParameterSource()
                .addValue("kiosk", kiosk.value())
                .addValue("known", state.desiredVersion())
                .addValue("survey", showing.map(ref -> ref.survey().value()).orElse(null), Types.VARCHAR)
                .addValue("version", showing.map(SurveyRef::version).orElse(null), Types.INTEGER)
                .addValue("what", state.problem().map(WhyNot::inWords).orElse(""))
                .addValue("at", at.toEpochMilli());
    }

    /// The newest first.
    ///
    /// @param before a number, or [Long#MAX_VALUE] for the newest
    List<TwinChange> of(KioskId kiosk, long before, int limit) {
        return reader.jdbc()
                .sql("""
                        select number, side, version, survey_id, survey_version, what, changed_by, at from twin_change
                        where kiosk_id = :kiosk and number < :before order by number desc limit :limit
                        """)
                .param("kiosk", kiosk.value())
                .param("before", before)
                .param("limit", limit)
                .query(TwinHistory::change)
                .list();
    }

    private static TwinChange change(ResultSet row, int number) throws SQLException {
        String survey = row.getString("survey_id");
        return new TwinChange(
                row.getLong("number"),
                row.getString("side").equals(Side.REPORTED.word()) ? Side.REPORTED : Side.DESIRED,
                row.getLong("version"),
                survey == null ? null : new SurveyId(survey),
                row.getInt("survey_version"),
                row.getString("what"),
                row.getString("changed_by"),
                Instant.ofEpochMilli(row.getLong("at")));
    }
}
