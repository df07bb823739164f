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
import fi.hymy.protocol.schedule.Schedule;
import fi.hymy.protocol.survey.SurveyRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/// What each kiosk should show, and what it says it shows. Stores only: telling the kiosk is the caller's.
@Component
public final class Twin {
    private static final String PARTS =
            "staff_pin_hash, desired_programme, programme.body as programme_body, " + DeviceSetups.COLUMNS;

    private static final String COLUMNS = """
            select twin.kiosk_id, desired_version, desired_survey_id, desired_survey_version, desired_hash, desired_at,
                   desired_by, reported_version, reported_survey_id, reported_survey_version, reported_hash,
                   reported_reason, reported_detail, reported_at, reported_brightness, reported_volume,
                   reported_staff_pin, reported_staff_test, reported_open,\s""" + PARTS + """
             from twin
            left join kiosk on kiosk.id = twin.kiosk_id
            left join device_setup on device_setup.kiosk_id = twin.kiosk_id
            left join programme on programme.hash = twin.desired_programme
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
    private final Programmes programmes;
    private final TwinHistory history;

    public Twin(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
        this.batches = new NamedParameterJdbcTemplate(writer.source());
        this.programmes = new Programmes(writer);
        this.history = new TwinHistory(writer, reader, batches);
    }

    /// Decides what survey a kiosk should show whenever no assignment is in force, or none. The version
    /// rises above
    /// whatever the kiosk is known to have seen, also after the database was restored from a backup. What was
    /// withheld comes back no more.
    ///
    /// @param by the operator's user name
    public DesiredState desire(KioskId kiosk, @Nullable SurveyRef survey, String by) {
        return desire(kiosk, survey, survey == null ? "The survey is taken off" : "Another survey or version", by);
    }

    private DesiredState desire(KioskId kiosk, @Nullable SurveyRef survey, String what, String by) {
        return decide(kiosk, """
                        insert into twin (kiosk_id, desired_version, desired_survey_id, desired_survey_version,
                                          desired_hash, desired_at, desired_by)
                        values (:kiosk, 1, :survey, :version, :hash, :at, :by)
                        on conflict (kiosk_id) do update set
                            desired_survey_id = excluded.desired_survey_id,
                            desired_survey_version = excluded.desired_survey_version,
                            desired_hash = excluded.desired_hash,
                            withheld_survey_id = null, withheld_survey_version = null, withheld_hash = null,
                            desired_at = excluded.desired_at,
                            desired_by = excluded.desired_by,
                        """, values(survey), what, by);
    }

    /// Decides the same once more, because something else than the survey changed: the version rises.
    ///
    /// @param what changed, in words
    /// @param by the operator's user name
    DesiredState renew(KioskId kiosk, String what, String by) {
        return decide(kiosk, """
                        insert into twin (kiosk_id, desired_version, desired_at, desired_by)
                        values (:kiosk, 1, :at, :by)
                        on conflict (kiosk_id) do update set
                            desired_at = coalesce(twin.desired_at, excluded.desired_at),
                            desired_by = coalesce(twin.desired_by, excluded.desired_by),
                        """, Map.of(), what, by);
    }

    /// Decides by which schedule a kiosk goes, beside its standing survey. Within a transaction.
    ///
    /// @param schedule null for none
    /// @param what changed, in words
    /// @param by the operator's user name
    /// @return empty when it goes by that already: then nothing was written
    /// @throws IllegalArgumentException when it does not fit together with the kiosk's own opening hours
    public Optional<DesiredState> follow(KioskId kiosk, @Nullable Schedule schedule, String what, String by) {
        DeviceSetups.schedule(parts(kiosk).setup(), schedule);
        String hash = programmes.keep(schedule);
        String until = writer.jdbc()
                .sql("select coalesce(desired_programme, '') from twin where kiosk_id = :kiosk")
                .param("kiosk", kiosk.value())
                .query(String.class)
                .optional()
                .orElse("");
        if (until.equals(hash == null ? "" : hash)) {
            return Optional.empty();
        }
        var values = new HashMap<String, @Nullable Object>();
        values.put("programme", hash);
        return Optional.of(decide(kiosk, """
                        insert into twin (kiosk_id, desired_version, desired_programme, desired_at, desired_by)
                        values (:kiosk, 1, :programme, :at, :by)
                        on conflict (kiosk_id) do update set
                            desired_programme = excluded.desired_programme,
                            desired_at = excluded.desired_at,
                            desired_by = excluded.desired_by,
                        """, values, what, by));
    }

    /// @throws IllegalArgumentException when a kiosk's own hours do not fit together with what is assigned
    /// to it
    void checkFits(KioskId kiosk, DeviceSetup setup) {
        DeviceSetups.schedule(setup, parts(kiosk).programme());
    }

    /// Takes the standing survey off a kiosk, and keeps in mind that it was it.
    ///
    /// @return empty when another one stands there
    public Optional<DesiredState> withhold(KioskId kiosk, SurveyId survey, String by) {
        return move(kiosk, survey, """
                update twin set withheld_survey_id = desired_survey_id, withheld_survey_version = desired_survey_version,
                    withheld_hash = desired_hash, desired_survey_id = null, desired_survey_version = null,
                    desired_hash = null
                where kiosk_id = :kiosk and desired_survey_id = :survey
                """, "The survey closes", by);
    }

    /// Gives a kiosk the survey back that was withheld, if none took its place.
    ///
    /// @return empty when there is nothing to give back
    public Optional<DesiredState> restore(KioskId kiosk, SurveyId survey, String by) {
        return move(kiosk, survey, """
                update twin set desired_survey_id = withheld_survey_id, desired_survey_version = withheld_survey_version,
                    desired_hash = withheld_hash, withheld_survey_id = null, withheld_survey_version = null,
                    withheld_hash = null
                where kiosk_id = :kiosk and withheld_survey_id = :survey and desired_survey_id is null
                """, "The survey is open again", by);
    }

    private Optional<DesiredState> move(KioskId kiosk, SurveyId survey, String sql, String what, String by) {
        int moved = writer.jdbc()
                .sql(sql)
                .param("kiosk", kiosk.value())
                .param("survey", survey.value())
                .update();
        return moved == 0 ? Optional.empty() : Optional.of(decide(kiosk, """
                        insert into twin (kiosk_id, desired_version, desired_at, desired_by)
                        values (:kiosk, 1, :at, :by)
                        on conflict (kiosk_id) do update set
                            desired_at = excluded.desired_at,
                            desired_by = excluded.desired_by,
                        """, Map.of(), what, by));
    }

    /// @param sql an upsert up to what it sets besides the version
    private DesiredState decide(
            KioskId kiosk, String sql, Map<String, ? extends @Nullable Object> values, String what, String by) {
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            Instant now = clock.instant();
            Decided decided = writer.jdbc()
                    .sql(sql + """
                                desired_version = 1 + case when twin.reported_version > twin.desired_version
                                                           then twin.reported_version else twin.desired_version end
                            returning desired_version, desired_survey_id, desired_survey_version, desired_hash
                            """)
                    .param("kiosk", kiosk.value())
                    .param("at", now.toEpochMilli())
                    .param("by", by)
                    .params(values)
                    .query((row, number) -> new Decided(
                            row.getLong("desired_version"),
                            survey(row, "desired").orElse(null)))
                    .single();
            history.desired(kiosk, decided.version(), decided.survey(), what, by, now);
            return parts(kiosk).state(decided.version(), decided.survey());
        }));
    }

    private record Decided(long version, @Nullable SurveyRef survey) {}

    private static Map<String, @Nullable Object> values(@Nullable SurveyRef survey) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("survey", survey == null ? null : survey.survey().value());
        values.put("version", survey == null ? null : survey.version());
        values.put("hash", survey == null ? null : survey.hash().hex());
        return values;
    }

    private DesiredParts parts(KioskId kiosk) {
        return writer.jdbc()
                .sql("select " + PARTS + """
                         from (select cast(:kiosk as text) as asked) one
                        left join kiosk on kiosk.id = asked
                        left join twin on twin.kiosk_id = asked
                        left join device_setup on device_setup.kiosk_id = asked
                        left join programme on programme.hash = twin.desired_programme
                        """)
                .param("kiosk", kiosk.value())
                .query((row, number) -> parts(row))
                .optional()
                .orElse(DesiredParts.NONE);
    }

    private DesiredParts parts(ResultSet row) throws SQLException {
        return new DesiredParts(
                row.getString("staff_pin_hash"),
                DeviceSetups.read(row),
                programmes.read(row.getString("desired_programme"), row.getString("programme_body")));
    }

    /// Decides the same once more when a kiosk knows a newer version than this server.
    ///
    /// @return the state with its new version, or empty when nothing had to be done
    Optional<DesiredState> raiseAbove(KioskId kiosk, long known) {
        TwinState state = find(kiosk);
        return known > state.desired().version() && state.desiredBy().isPresent()
                ? Optional.of(renew(
                        kiosk,
                        "Decided once more: the kiosk knew a newer state",
                        state.desiredBy().get()))
                : Optional.empty();
    }

    /// Keeps what a kiosk says of itself.
    public void report(KioskId kiosk, ReportedState state) {
        reportAll(Map.of(kiosk, state));
    }

    /// Keeps what kiosks say of themselves, in one transaction.
    void reportAll(Map<KioskId, ReportedState> states) {
        // In the order in which everybody locks them.
        Map<KioskId, ReportedState> ordered = new TreeMap<>(Comparator.comparing(KioskId::value));
        ordered.putAll(states);
        SqlParameterSource[] rows = ordered.entrySet().stream()
                .map(entry -> parameters(entry.getKey(), entry.getValue()))
                .toArray(SqlParameterSource[]::new);
        writer.transaction().executeWithoutResult(status -> {
            Map<KioskId, ReportedState> news = history.news(ordered);
            batches.batchUpdate(UPSERT_REPORTED, rows);
            history.reported(news, clock.instant());
        });
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
                .query(this::state)
                .optional()
                .orElseGet(() -> TwinState.unknown(kiosk));
    }

    /// Of those of the kiosks about which anything is known; some hundred at once.
    public List<TwinState> of(Collection<KioskId> kiosks) {
        return kiosks.isEmpty()
                ? List.of()
                : reader.jdbc()
                        .sql(COLUMNS + " where twin.kiosk_id in (:kiosks)")
                        .param("kiosks", kiosks.stream().map(KioskId::value).toList())
                        .query(this::state)
                        .list();
    }

    /// Of every kiosk about which anything is known.
    public List<TwinState> all() {
        return reader.jdbc().sql(COLUMNS).query(this::state).list();
    }

    /// Of those that should show a survey, now or some day, or say that they show it.
    public List<TwinState> concerning(SurveyId survey) {
        return reader.jdbc()
                .sql(COLUMNS + """
                        where desired_survey_id = :survey or reported_survey_id = :survey
                           or desired_programme in (select hash from programme_survey where survey_id = :survey)
                        """)
                .param("survey", survey.value())
                .query(this::state)
                .list();
    }

    /// What changed of a kiosk, the newest first.
    ///
    /// @param before the number of a change, for those before it; [Long#MAX_VALUE] for the newest
    public List<TwinChange> history(KioskId kiosk, long before, int limit) {
        return history.of(kiosk, before, limit);
    }

    /// The schedule of every kiosk that has one, without what its own setup changes of it.
    public Map<KioskId, Schedule> programmes() {
        var found = new HashMap<KioskId, Schedule>();
        reader.jdbc()
                .sql("select kiosk_id, hash, body from twin join programme on hash = desired_programme")
                .query(row -> {
                    Schedule schedule = programmes.read(row.getString("hash"), row.getString("body"));
                    if (schedule != null) {
                        found.put(new KioskId(row.getString("kiosk_id")), schedule);
                    }
                });
        return found;
    }

    /// What each schedule wants shown at a moment, by its hash as in `twin.desired_programme`; empty where
    /// the standing
    /// survey shows. Kiosks share schedules, so that these are few.
    public Map<String, Optional<SurveyRef>> showing(Instant at) {
        var found = new HashMap<String, Optional<SurveyRef>>();
        reader.jdbc().sql("select hash, body from programme").query(row -> {
            Schedule schedule = programmes.read(row.getString("hash"), row.getString("body"));
            found.put(row.getString("hash"), schedule == null ? Optional.empty() : schedule.showing(at));
        });
        return found;
    }

    /// Takes schedules away that no kiosk follows any more.
    public void tidyProgrammes() {
        programmes.tidy();
    }

    private TwinState state(ResultSet row, int number) throws SQLException {
        return new TwinState(
                new KioskId(row.getString("kiosk_id")),
                parts(row)
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
