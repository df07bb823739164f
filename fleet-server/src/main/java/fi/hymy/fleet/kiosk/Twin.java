package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.ReportedState.Problem;
import fi.hymy.protocol.message.ReportedState.Reason;
import fi.hymy.protocol.message.ReportedState.SetUp;
import fi.hymy.protocol.survey.SurveyRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/// What each kiosk should show, and what it says it shows. Stores only: telling the kiosk is the caller's.
@Component
public final class Twin {
    private static final String PARTS = "staff_pin_hash, " + DeviceSetups.COLUMNS;

    private static final String COLUMNS = """
            select twin.kiosk_id, desired_version, desired_survey_id, desired_survey_version, desired_hash, desired_at,
                   desired_by, reported_version, reported_survey_id, reported_survey_version, reported_hash,
                   reported_reason, reported_detail, reported_at, reported_brightness, reported_volume,
                   reported_staff_pin, reported_staff_test, reported_open,\s""" + PARTS + """
             from twin
            left join kiosk on kiosk.id = twin.kiosk_id
            left join device_setup on device_setup.kiosk_id = twin.kiosk_id
            """;

    private static final String UPSERT_REPORTED = """
            insert into twin (kiosk_id, desired_version, reported_version, reported_survey_id,
                              reported_survey_version, reported_hash, reported_reason, reported_detail, reported_at,
                              reported_brightness, reported_volume, reported_staff_pin, reported_staff_test,
                              reported_open)
            values (:kiosk, 0, :known, :survey, :version, :hash, :reason, :detail, :at, :brightness, :volume, :pin,
                    :test, :open)
            on conflict (kiosk_id) do update set
                reported_version = excluded.reported_version,
                reported_survey_id = excluded.reported_survey_id,
                reported_survey_version = excluded.reported_survey_version,
                reported_hash = excluded.reported_hash,
                reported_reason = excluded.reported_reason,
                reported_detail = excluded.reported_detail,
                reported_at = excluded.reported_at,
                reported_brightness = excluded.reported_brightness,
                reported_volume = excluded.reported_volume,
                reported_staff_pin = excluded.reported_staff_pin,
                reported_staff_test = excluded.reported_staff_test,
                reported_open = excluded.reported_open
            """;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;
    private final NamedParameterJdbcTemplate batches;

    public Twin(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
        this.batches = new NamedParameterJdbcTemplate(writer.source());
    }

    /// Decides what a kiosk should show, or nothing. The version rises above whatever the kiosk is known to have
    /// seen, also after the database was restored from a backup.
    ///
    /// @param by the operator's user name
    public DesiredState desire(KioskId kiosk, @Nullable SurveyRef survey, String by) {
        long version = writer.jdbc()
                .sql("""
                        insert into twin (kiosk_id, desired_version, desired_survey_id, desired_survey_version,
                                          desired_hash, desired_at, desired_by)
                        values (:kiosk, 1, :survey, :version, :hash, :at, :by)
                        on conflict (kiosk_id) do update set
                            desired_version = 1 + case when twin.reported_version > twin.desired_version
                                                       then twin.reported_version else twin.desired_version end,
                            desired_survey_id = excluded.desired_survey_id,
                            desired_survey_version = excluded.desired_survey_version,
                            desired_hash = excluded.desired_hash,
                            desired_at = excluded.desired_at,
                            desired_by = excluded.desired_by
                        returning desired_version
                        """)
                .param("kiosk", kiosk.value())
                .param("survey", survey == null ? null : survey.survey().value())
                .param("version", survey == null ? null : survey.version())
                .param("hash", survey == null ? null : survey.hash().hex())
                .param("at", clock.millis())
                .param("by", by)
                .query(Long.class)
                .single();
        return parts(kiosk).state(version, survey);
    }

    /// Decides the same once more, because something else than the survey changed: the version rises.
    ///
    /// @param by the operator's user name
    DesiredState renew(KioskId kiosk, String by) {
        return writer.jdbc()
                .sql("""
                        insert into twin (kiosk_id, desired_version, desired_at, desired_by)
                        values (:kiosk, 1, :at, :by)
                        on conflict (kiosk_id) do update set
                            desired_version = 1 + case when twin.reported_version > twin.desired_version
                                                       then twin.reported_version else twin.desired_version end,
                            desired_at = coalesce(twin.desired_at, excluded.desired_at),
                            desired_by = coalesce(twin.desired_by, excluded.desired_by)
                        returning desired_version, desired_survey_id, desired_survey_version, desired_hash
                        """)
                .param("kiosk", kiosk.value())
                .param("at", clock.millis())
                .param("by", by)
                .query((row, number) -> parts(kiosk)
                        .state(
                                row.getLong("desired_version"),
                                survey(row, "desired").orElse(null)))
                .single();
    }

    /// What is desired besides the survey.
    private record Parts(@Nullable String pinHash, @Nullable DeviceSetup setup) {
        static Parts read(ResultSet row) throws SQLException {
            return new Parts(row.getString("staff_pin_hash"), DeviceSetups.read(row));
        }

        /// Where nobody said anything, nothing is said; a PIN alone leaves the rest as usual.
        DesiredState state(long version, @Nullable SurveyRef survey) {
            boolean said = pinHash != null || setup != null;
            DeviceSetup whole = setup == null ? DeviceSetup.USUAL : setup;
            return new DesiredState(version, survey, whole.schedule(), said ? whole.settings(pinHash) : null);
        }
    }

    private Parts parts(KioskId kiosk) {
        return writer.jdbc()
                .sql("select " + PARTS + " from kiosk left join device_setup on kiosk_id = id where id = :kiosk")
                .param("kiosk", kiosk.value())
                .query((row, number) -> Parts.read(row))
                .optional()
                .orElseGet(() -> new Parts(null, null));
    }

    /// Decides the same once more when a kiosk knows a newer version than this server.
    ///
    /// @return the state with its new version, or empty when nothing had to be done
    Optional<DesiredState> raiseAbove(KioskId kiosk, long known) {
        TwinState state = find(kiosk);
        return known > state.desired().version() && state.desiredBy().isPresent()
                ? Optional.of(desire(
                        kiosk,
                        state.desired().survey().orElse(null),
                        state.desiredBy().get()))
                : Optional.empty();
    }

    /// Keeps what a kiosk says of itself.
    public void report(KioskId kiosk, ReportedState state) {
        reportAll(Map.of(kiosk, state));
    }

    /// Keeps what kiosks say of themselves, in one transaction.
    void reportAll(Map<KioskId, ReportedState> states) {
        SqlParameterSource[] rows = states.entrySet().stream()
                .map(entry -> parameters(entry.getKey(), entry.getValue()))
                .toArray(SqlParameterSource[]::new);
        writer.transaction().executeWithoutResult(status -> batches.batchUpdate(UPSERT_REPORTED, rows));
    }

    private SqlParameterSource parameters(KioskId kiosk, ReportedState state) {
        Optional<SurveyRef> showing = state.showing();
        Optional<SetUp> setUp = state.setUp();
        return new MapSqlParameterSource()
                .addValue("kiosk", kiosk.value())
                .addValue("known", state.desiredVersion())
                .addValue("survey", showing.map(ref -> ref.survey().value()).orElse(null))
                .addValue("version", showing.map(SurveyRef::version).orElse(null))
                .addValue("hash", showing.map(ref -> ref.hash().hex()).orElse(null))
                .addValue(
                        "reason",
                        state.problem().map(problem -> problem.reason().name()).orElse(null))
                .addValue("detail", state.problem().map(Problem::detail).orElse(null))
                .addValue("at", clock.millis())
                .addValue("brightness", setUp.flatMap(SetUp::brightness).orElse(null))
                .addValue("volume", setUp.flatMap(SetUp::volume).orElse(null))
                .addValue("pin", setUp.map(now -> now.staffPin() ? 1 : 0).orElse(null))
                .addValue("test", setUp.map(now -> now.staffTest() ? 1 : 0).orElse(null))
                .addValue("open", setUp.map(now -> now.open() ? 1 : 0).orElse(null));
    }

    /// Of one kiosk; version 0 and no survey where nothing was ever decided.
    public TwinState find(KioskId kiosk) {
        return reader.jdbc()
                .sql(COLUMNS + " where twin.kiosk_id = :kiosk")
                .param("kiosk", kiosk.value())
                .query(Twin::state)
                .optional()
                .orElseGet(() -> TwinState.unknown(kiosk));
    }

    /// Of every kiosk about which anything is known.
    public List<TwinState> all() {
        return reader.jdbc().sql(COLUMNS).query(Twin::state).list();
    }

    private static TwinState state(ResultSet row, int number) throws SQLException {
        return new TwinState(
                new KioskId(row.getString("kiosk_id")),
                Parts.read(row)
                        .state(
                                row.getLong("desired_version"),
                                survey(row, "desired").orElse(null)),
                instant(row, "desired_at"),
                Optional.ofNullable(row.getString("desired_by")),
                reported(row),
                instant(row, "reported_at"));
    }

    private static Optional<ReportedState> reported(ResultSet row) throws SQLException {
        long version = row.getLong("reported_version");
        if (row.wasNull()) {
            return Optional.empty();
        }
        String reason = row.getString("reported_reason");
        Problem problem = reason == null
                ? null
                : new Problem(
                        Reason.valueOf(reason),
                        Optional.ofNullable(row.getString("reported_detail")).orElse(""));
        return Optional.of(new ReportedState(version, survey(row, "reported").orElse(null), problem, setUp(row)));
    }

    private static @Nullable SetUp setUp(ResultSet row) throws SQLException {
        Integer open = whole(row, "reported_open");
        return open == null
                ? null
                : new SetUp(
                        whole(row, "reported_brightness"),
                        whole(row, "reported_volume"),
                        row.getInt("reported_staff_pin") == 1,
                        row.getInt("reported_staff_test") == 1,
                        open == 1);
    }

    private static @Nullable Integer whole(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : (Integer) value;
    }

    private static Optional<SurveyRef> survey(ResultSet row, String side) throws SQLException {
        String id = row.getString(side + "_survey_id");
        String hash = row.getString(side + "_hash");
        return id == null || hash == null
                ? Optional.empty()
                : Optional.of(
                        new SurveyRef(new SurveyId(id), row.getInt(side + "_survey_version"), new ContentHash(hash)));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
