package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.ReportedState.Problem;
import fi.hymy.protocol.message.ReportedState.Reason;
import fi.hymy.protocol.message.ReportedState.SetUp;
import fi.hymy.protocol.schedule.Schedule;
import fi.hymy.protocol.survey.SurveyRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what each kiosk should show, and what it says it shows, from their rows.
final class TwinRows {
    private static final String PARTS =
            "staff_pin_hash, desired_programme, programme.body as programme_body, desired_app, desired_os, software_channel, "
                    + DeviceSetups.COLUMNS;

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

    private final WriterDb writer;
    private final ReaderDb reader;
    private final Programmes programmes;
    private final Manifests manifests;

    TwinRows(WriterDb writer, ReaderDb reader, Programmes programmes) {
        this.manifests = new Manifests(writer);
        this.writer = writer;
        this.reader = reader;
        this.programmes = programmes;
    }

    /// Of one kiosk; version 0 and no survey where nothing was ever decided.
    TwinState find(KioskId kiosk) {
        return reader.jdbc()
                .sql(COLUMNS + " where twin.kiosk_id = :kiosk")
                .param("kiosk", kiosk.value())
                .query(this::state)
                .optional()
                .orElseGet(() -> TwinState.unknown(kiosk));
    }

    /// Of those of the kiosks about which anything is known; some hundred at once.
    List<TwinState> of(Collection<KioskId> kiosks) {
        return kiosks.isEmpty()
                ? List.of()
                : reader.jdbc()
                        .sql(COLUMNS + " where twin.kiosk_id in (:kiosks)")
                        .param("kiosks", kiosks.stream().map(KioskId::value).toList())
                        .query(this::state)
                        .list();
    }

    /// Of every kiosk about which anything is known.
    List<TwinState> all() {
        return reader.jdbc().sql(COLUMNS).query(this::state).list();
    }

    /// Of those that should show a survey, now or some day, or say that they show it.
    List<TwinState> concerning(SurveyId survey) {
        return reader.jdbc()
                .sql(COLUMNS + """
                        where desired_survey_id = :survey or reported_survey_id = :survey
                           or desired_programme in (select hash from programme_survey where survey_id = :survey)
                        """)
                .param("survey", survey.value())
                .query(this::state)
                .list();
    }

    /// The schedule of every kiosk that has one, without what its own setup changes of it.
    Map<KioskId, Schedule> programmes() {
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

    /// What each schedule wants shown at a moment, by its hash as in `twin.desired_programme`; empty where the
    /// standing survey shows. Kiosks share schedules, so that these are few.
    Map<String, Optional<SurveyRef>> showing(Instant at) {
        var found = new HashMap<String, Optional<SurveyRef>>();
        reader.jdbc().sql("select hash, body from programme").query(row -> {
            Schedule schedule = programmes.read(row.getString("hash"), row.getString("body"));
            found.put(row.getString("hash"), schedule == null ? Optional.empty() : schedule.showing(at));
        });
        return found;
    }

    /// What is desired besides the standing survey, as the transaction at hand sees it.
    DesiredParts parts(KioskId kiosk) {
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
                programmes.read(row.getString("desired_programme"), row.getString("programme_body")),
                manifests.desired(
                        row.getString("desired_app"), row.getString("desired_os"), row.getString("software_channel")));
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

    static Optional<SurveyRef> survey(ResultSet row, String side) throws SQLException {
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
