package fi.hymy.fleet.kiosk;

import static fi.hymy.fleet.web.Tongue.key;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.web.Sentence;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.release.SoftwareKind;
import fi.hymy.protocol.schedule.Schedule;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/// What each kiosk should show, and what it says it shows. Stores only: telling the kiosk is the caller's.
@Component
public final class Twin {
    /// The channel from which kiosks take their software unless told otherwise.
    public static final String STABLE = Manifests.STABLE;

    private final WriterDb writer;
    private final InstantSource clock;
    private final Programmes programmes;
    private final TwinHistory history;
    private final TwinRows rows;
    private final TwinReports reports;

    public Twin(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.clock = clock;
        var batches = new NamedParameterJdbcTemplate(writer.source());
        this.programmes = new Programmes(writer);
        this.history = new TwinHistory(writer, reader, batches);
        this.rows = new TwinRows(writer, reader, programmes);
        this.reports = new TwinReports(writer, clock, batches, history);
    }

    /// Decides what survey a kiosk should show whenever no assignment is in force, or none. The version rises above
    /// whatever the kiosk is known to have seen, also after the database was restored from a backup. What was
    /// withheld comes back no more.
    ///
    /// @param by the operator's user name
    public DesiredState desire(KioskId kiosk, @Nullable SurveyRef survey, String by) {
        return desire(
                kiosk, survey, survey == null ? key("The survey is taken off") : key("Another survey or version"), by);
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
        DeviceSetups.schedule(rows.parts(kiosk).setup(), schedule);
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

    /// Decides which release of software a kiosk is to run, beside all else. Telling it is the caller's.
    ///
    /// @param release the id of one of that kind, or null: it stays with what it has
    /// @param what changed, in words
    /// @param by the operator's user name
    public DesiredState run(KioskId kiosk, SoftwareKind kind, @Nullable String release, String what, String by) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("release", release);
        String column =
                switch (kind) {
                    case APP -> "desired_app";
                    case OS -> "desired_os";
                };
        return decide(kiosk, """
                        insert into twin (kiosk_id, desired_version, %1$s, desired_at, desired_by)
                        values (:kiosk, 1, :release, :at, :by)
                        on conflict (kiosk_id) do update set
                            %1$s = excluded.%1$s,
                            desired_at = coalesce(twin.desired_at, excluded.desired_at),
                            desired_by = coalesce(twin.desired_by, excluded.desired_by),
                        """.formatted(column), values, what, by);
    }

    /// Decides from which channel a kiosk takes its software; what was meant for it of another channel is meant no
    /// more.
    ///
    /// @param channel as `stable`
    /// @param by the operator's user name
    public DesiredState followChannel(KioskId kiosk, String channel, String by) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("channel", channel.equals(STABLE) ? null : channel);
        return decide(
                kiosk,
                """
                        insert into twin (kiosk_id, desired_version, software_channel, desired_at, desired_by)
                        values (:kiosk, 1, :channel, :at, :by)
                        on conflict (kiosk_id) do update set
                            software_channel = excluded.software_channel,
                            desired_app = null,
                            desired_os = null,
                            desired_at = coalesce(twin.desired_at, excluded.desired_at),
                            desired_by = coalesce(twin.desired_by, excluded.desired_by),
                        """,
                values,
                Sentence.of("Follows the channel %s", channel).kept(),
                by);
    }

    /// @throws IllegalArgumentException when a kiosk's own hours do not fit together with what is assigned to it
    void checkFits(KioskId kiosk, DeviceSetup setup) {
        DeviceSetups.schedule(setup, rows.parts(kiosk).programme());
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
                            TwinRows.survey(row, "desired").orElse(null)))
                    .single();
            history.desired(kiosk, decided.version(), decided.survey(), what, by, now);
            return rows.parts(kiosk).state(decided.version(), decided.survey());
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
        reports.keep(states);
    }

    /// Of one kiosk; version 0 and no survey where nothing was ever decided.
    public TwinState find(KioskId kiosk) {
        return rows.find(kiosk);
    }

    /// Of those of the kiosks about which anything is known; some hundred at once.
    public List<TwinState> of(Collection<KioskId> kiosks) {
        return rows.of(kiosks);
    }

    /// Of every kiosk about which anything is known.
    public List<TwinState> all() {
        return rows.all();
    }

    /// Of those that should show a survey, now or some day, or say that they show it.
    public List<TwinState> concerning(SurveyId survey) {
        return rows.concerning(survey);
    }

    /// What changed of a kiosk, the newest first.
    ///
    /// @param before the number of a change, for those before it; [Long#MAX_VALUE] for the newest
    public List<TwinChange> history(KioskId kiosk, long before, int limit) {
        return history.of(kiosk, before, limit);
    }

    /// The schedule of every kiosk that has one, without what its own setup changes of it.
    public Map<KioskId, Schedule> programmes() {
        return rows.programmes();
    }

    /// What each schedule wants shown at a moment, by its hash as in `twin.desired_programme`; empty where the
    /// standing survey shows. Kiosks share schedules, so that these are few.
    public Map<String, Optional<SurveyRef>> showing(Instant at) {
        return rows.showing(at);
    }

    /// Takes schedules away that no kiosk follows any more.
    public void tidyProgrammes() {
        programmes.tidy();
    }
}
