package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.ReportedState.Problem;
import fi.hymy.protocol.message.ReportedState.SetUp;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.message.Software.Installed;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/// Keeps what kiosks say of themselves.
final class TwinReports {
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

    private static final String UPSERT_SOFTWARE = """
            insert into kiosk_software (kiosk_id, app_version, app_sequence, app_slot, os_version, os_sequence, os_slot,
                                        pending_kind, pending_sequence, last_kind, last_sequence, last_result,
                                        last_detail, why_kind, why_sequence, reason, detail, reported_at)
            values (:kiosk, :app, :appSequence, :appSlot, :os, :osSequence, :osSlot, :pendingKind, :pendingSequence,
                    :lastKind, :lastSequence, :lastResult, :lastDetail, :whyKind, :whySequence, :reason, :detail, :at)
            on conflict (kiosk_id) do update set
                app_version = excluded.app_version,
                app_sequence = excluded.app_sequence,
                app_slot = excluded.app_slot,
                os_version = excluded.os_version,
                os_sequence = excluded.os_sequence,
                os_slot = excluded.os_slot,
                pending_kind = excluded.pending_kind,
                pending_sequence = excluded.pending_sequence,
                last_kind = excluded.last_kind,
                last_sequence = excluded.last_sequence,
                last_result = excluded.last_result,
                last_detail = excluded.last_detail,
                why_kind = excluded.why_kind,
                why_sequence = excluded.why_sequence,
                reason = excluded.reason,
                detail = excluded.detail,
                reported_at = excluded.reported_at
            """;

    private final WriterDb writer;
    private final InstantSource clock;
    private final NamedParameterJdbcTemplate batches;
    private final TwinHistory history;

    TwinReports(WriterDb writer, InstantSource clock, NamedParameterJdbcTemplate batches, TwinHistory history) {
        this.writer = writer;
        this.clock = clock;
        this.batches = batches;
        this.history = history;
    }

    /// Keeps what kiosks say of themselves, in one transaction.
    void keep(Map<KioskId, ReportedState> states) {
        // In the order in which everybody locks them.
        Map<KioskId, ReportedState> ordered = new TreeMap<>(Comparator.comparing(KioskId::value));
        ordered.putAll(states);
        SqlParameterSource[] rows = ordered.entrySet().stream()
                .map(entry -> parameters(entry.getKey(), entry.getValue()))
                .toArray(SqlParameterSource[]::new);
        SqlParameterSource[] software = ordered.entrySet().stream()
                .flatMap(entry -> entry.getValue().software().map(says -> software(entry.getKey(), says)).stream())
                .toArray(SqlParameterSource[]::new);
        writer.transaction().executeWithoutResult(status -> {
            Map<KioskId, ReportedState> news = history.news(ordered);
            batches.batchUpdate(UPSERT_REPORTED, rows);
            if (software.length > 0) {
                batches.batchUpdate(UPSERT_SOFTWARE, software);
            }
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

    private SqlParameterSource software(KioskId kiosk, Software says) {
        Optional<Installed> os = says.os();
        Optional<Software.Outcome> last = says.last();
        return new MapSqlParameterSource()
                .addValue("kiosk", kiosk.value())
                .addValue("app", says.app().version())
                .addValue("appSequence", says.app().sequence())
                .addValue("appSlot", says.app().slot())
                .addValue("os", os.map(Installed::version).orElse(null))
                .addValue("osSequence", os.map(Installed::sequence).orElse(null))
                .addValue("osSlot", os.map(Installed::slot).orElse(null))
                .addValue(
                        "pendingKind",
                        says.pending().map(each -> each.kind().name()).orElse(null))
                .addValue(
                        "pendingSequence",
                        says.pending().map(Software.Pending::sequence).orElse(null))
                .addValue("lastKind", last.map(each -> each.kind().name()).orElse(null))
                .addValue("lastSequence", last.map(Software.Outcome::sequence).orElse(null))
                .addValue("lastResult", last.map(each -> each.result().name()).orElse(null))
                .addValue("lastDetail", last.map(Software.Outcome::detail).orElse(null))
                .addValue(
                        "whyKind", says.whyNot().map(each -> each.kind().name()).orElse(null))
                .addValue(
                        "whySequence",
                        says.whyNot().map(Software.WhyNot::sequence).orElse(null))
                .addValue(
                        "reason",
                        says.whyNot().map(each -> each.reason().name()).orElse(null))
                .addValue("detail", says.whyNot().map(Software.WhyNot::detail).orElse(null))
                .addValue("at", clock.millis());
    }
}
