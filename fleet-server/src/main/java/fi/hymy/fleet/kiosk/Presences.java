package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/// Presence as written down: a second or two behind what the kiosks say.
@Component
public final class Presences {
    private static final String SELECT = """
            select kiosk_id, session, linked, link_changed_at, heartbeat_at, last_response_at, app_version,
                   outbox_id, outbox_last, outbox_first_kept, outbox_unsent, outbox_oldest_unsent_ms
            from presence
            """;

    /// The link counts by its session, the signs of life by their time: several servers may write of one kiosk, and
    /// none of them takes back what another learnt later.
    private static final String LINK_IS_NEWER = """
            (excluded.session > presence.session
             or presence.link_changed_at is null
             or (excluded.link_changed_at >= presence.link_changed_at
                 and (excluded.session = presence.session
                      or (excluded.linked = 1 and excluded.outbox_id <> presence.outbox_id))))
            """;

    private static final String BEAT_IS_NEWER =
            "(presence.heartbeat_at is null or excluded.heartbeat_at >= presence.heartbeat_at)";

    private static final String UPSERT = """
            insert into presence (kiosk_id, session, linked, link_changed_at, heartbeat_at, last_response_at,
                                  app_version, outbox_id, outbox_last, outbox_first_kept, outbox_unsent,
                                  outbox_oldest_unsent_ms)
            values (:kiosk, :session, :linked, :linkChangedAt, :heartbeatAt, :lastResponseAt,
                    :appVersion, :outbox, :last, :firstKept, :unsent, :oldest)
            on conflict (kiosk_id) do update set
                session = case when $link then excluded.session else presence.session end,
                linked = case when $link then excluded.linked else presence.linked end,
                link_changed_at = case when $link then excluded.link_changed_at else presence.link_changed_at end,
                heartbeat_at = case when $beat then excluded.heartbeat_at else presence.heartbeat_at end,
                app_version = case when $beat then coalesce(excluded.app_version, presence.app_version)
                                   else presence.app_version end,
                outbox_id = case when $beat then excluded.outbox_id else presence.outbox_id end,
                outbox_last = case when $beat then excluded.outbox_last else presence.outbox_last end,
                outbox_first_kept =
                    case when $beat then excluded.outbox_first_kept else presence.outbox_first_kept end,
                outbox_unsent = case when $beat then excluded.outbox_unsent else presence.outbox_unsent end,
                outbox_oldest_unsent_ms =
                    case when $beat then excluded.outbox_oldest_unsent_ms else presence.outbox_oldest_unsent_ms end,
                last_response_at =
                    case when presence.last_response_at is null
                              or excluded.last_response_at > presence.last_response_at
                         then excluded.last_response_at else presence.last_response_at end
            """.replace("$link", LINK_IS_NEWER).replace("$beat", BEAT_IS_NEWER);

    private final WriterDb writer;
    private final ReaderDb reader;
    private final NamedParameterJdbcTemplate batches;

    public Presences(WriterDb writer, ReaderDb reader) {
        this.writer = writer;
        this.reader = reader;
        this.batches = new NamedParameterJdbcTemplate(writer.source());
    }

    public Optional<Presence> find(KioskId kiosk) {
        return reader.jdbc()
                .sql(SELECT + " where kiosk_id = :kiosk")
                .param("kiosk", kiosk.value())
                .query(Presences::presence)
                .optional();
    }

    /// @param kiosks at least one, at most a page of them
    List<Presence> of(List<KioskId> kiosks) {
        return reader.jdbc()
                .sql(SELECT + " where kiosk_id in (:kiosks)")
                .param("kiosks", kiosks.stream().map(KioskId::value).toList())
                .query(Presences::presence)
                .list();
    }

    /// Of every kiosk that was ever heard of.
    public List<Presence> all() {
        return reader.jdbc().sql(SELECT).query(Presences::presence).list();
    }

    /// Writes down what was learnt, in one transaction.
    void save(Collection<Presence> learnt) {
        SqlParameterSource[] rows = learnt.stream().map(Presences::parameters).toArray(SqlParameterSource[]::new);
        writer.transaction().executeWithoutResult(status -> batches.batchUpdate(UPSERT, rows));
    }

    private static SqlParameterSource parameters(Presence presence) {
        Optional<OutboxFacts> outbox = presence.outbox();
        return new MapSqlParameterSource()
                .addValue("kiosk", presence.kiosk().value())
                .addValue("session", presence.session())
                .addValue("linked", presence.linked() ? 1 : 0)
                .addValue("linkChangedAt", millis(presence.linkChanged()))
                .addValue("heartbeatAt", millis(presence.heartbeat()))
                .addValue("lastResponseAt", millis(presence.lastAnswer()))
                .addValue("appVersion", presence.version())
                .addValue("outbox", outbox.map(facts -> facts.outbox().value()).orElse(null))
                .addValue("last", outbox.map(OutboxFacts::lastSequence).orElse(null))
                .addValue("firstKept", outbox.map(OutboxFacts::firstKept).orElse(null))
                .addValue("unsent", outbox.map(OutboxFacts::unsent).orElse(null))
                .addValue("oldest", outbox.map(OutboxFacts::oldestUnsentMillis).orElse(null));
    }

    private static Presence presence(ResultSet row, int number) throws SQLException {
        return new Presence(
                new KioskId(row.getString("kiosk_id")),
                row.getLong("session"),
                row.getInt("linked") == 1,
                instant(row, "link_changed_at"),
                instant(row, "heartbeat_at"),
                instant(row, "last_response_at"),
                row.getString("app_version"),
                outbox(row));
    }

    private static @Nullable OutboxFacts outbox(ResultSet row) throws SQLException {
        String id = row.getString("outbox_id");
        return id == null
                ? null
                : new OutboxFacts(
                        new OutboxId(id),
                        row.getLong("outbox_last"),
                        row.getLong("outbox_first_kept"),
                        row.getLong("outbox_unsent"),
                        row.getLong("outbox_oldest_unsent_ms"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
