package fi.hymy.fleet.rollout;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.schedule.HoursText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rollouts and their kiosks as rows, there and back.
final class RolloutRows {
    static final String COLUMNS = """
            select id, name, kind, title, change_text, target_query, waves, hours, success, soak_ms, most_failed,
                   most_failed_percent, patience_ms, newcomers, state, wave, good_since, forgiven, accepted, why,
                   state_by, state_since, made_by, made_at, started_by, started_at, revision
            from rollout
            """;

    private RolloutRows() {}

    static Rollout rollout(ResultSet row, int number) throws SQLException {
        return new Rollout(
                new RolloutId(row.getString("id")),
                row.getString("name"),
                row.getString("kind"),
                row.getString("title"),
                ChangeText.read(row.getString("change_text")),
                row.getString("target_query"),
                plan(row),
                standing(row),
                row.getString("made_by"),
                Instant.ofEpochMilli(row.getLong("made_at")),
                row.getString("started_by"),
                moment(row, "started_at"),
                row.getLong("revision"));
    }

    private static Plan plan(ResultSet row) throws SQLException {
        var thresholds = new Thresholds(
                row.getInt("success"),
                Duration.ofMillis(row.getLong("soak_ms")),
                row.getInt("most_failed"),
                row.getInt("most_failed_percent"),
                Duration.ofMillis(row.getLong("patience_ms")));
        return new Plan(
                Waves.parse(row.getString("waves")),
                HoursText.parse(row.getString("hours")),
                thresholds,
                row.getInt("newcomers") == 1);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                State.valueOf(row.getString("state")),
                row.getInt("wave"),
                moment(row, "good_since"),
                row.getLong("forgiven"),
                row.getInt("accepted"),
                row.getString("why"),
                row.getString("state_by"),
                Instant.ofEpochMilli(row.getLong("state_since")));
    }

    static Map<String, @Nullable Object> params(Rollout rollout) {
        Plan plan = rollout.plan();
        Map<String, @Nullable Object> params = new HashMap<>(params(rollout.standing()));
        params.put("id", rollout.id().value());
        params.put("name", rollout.name());
        params.put("kind", rollout.kind());
        params.put("title", rollout.title());
        params.put("change", ChangeText.of(rollout.change()));
        params.put("query", rollout.query());
        params.put("waves", plan.waves().text());
        params.put("hours", HoursText.of(plan.window()));
        params.put("success", plan.thresholds().success());
        params.put("soak", plan.thresholds().soak().toMillis());
        params.put("mostFailed", plan.thresholds().mostFailed());
        params.put("mostFailedPercent", plan.thresholds().mostFailedPercent());
        params.put("patience", plan.thresholds().patience().toMillis());
        params.put("newcomers", plan.newcomers() ? 1 : 0);
        params.put("madeBy", rollout.madeBy());
        params.put("madeAt", rollout.madeAt().toEpochMilli());
        return params;
    }

    static Map<String, @Nullable Object> params(Standing standing) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("state", standing.state().name());
        params.put("wave", standing.wave());
        params.put("goodSince", millis(standing.goodSince()));
        params.put("forgiven", standing.forgiven());
        params.put("accepted", standing.accepted());
        params.put("why", standing.why());
        params.put("by", standing.by());
        params.put("since", standing.since().toEpochMilli());
        return params;
    }

    static Member member(ResultSet row) throws SQLException {
        return new Member(
                new KioskId(row.getString("kiosk_id")),
                row.getLong("place"),
                row.getString("zone"),
                KioskState.valueOf(row.getString("state")),
                moment(row, "told_at"),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                row.getString("before_text"),
                row.getString("note"));
    }

    static Map<String, @Nullable Object> params(RolloutId id, Member member) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("id", id.value());
        params.put("kiosk", member.kiosk().value());
        params.put("place", member.place());
        params.put("zone", member.zone());
        params.put("state", member.state().name());
        params.put("told", millis(member.toldAt()));
        params.put("at", member.changedAt().toEpochMilli());
        params.put("before", member.before());
        params.put("note", member.note());
        return params;
    }

    static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : (Long) at.toEpochMilli();
    }

    static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
