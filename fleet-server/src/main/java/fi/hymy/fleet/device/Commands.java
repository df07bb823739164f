package fi.hymy.fleet.device;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Uplink.CommandResult;
import fi.hymy.protocol.message.Uplink.CommandResult.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Commands and what became of them, as written down.
@Component
final class Commands {
    /// Kept of each kiosk; older ones go, with their files.
    static final int KEPT = 50;

    private static final String SELECT = """
            select command_id, kiosk_id, kind, amount, issued_at, expires_at, issued_by, outcome, detail, changed_at,
                   sent_at, received_at, file_type, file_size
            from command
            """;

    private final WriterDb writer;
    private final ReaderDb reader;

    Commands(WriterDb writer, ReaderDb reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /// Writes one down that was not sent yet, and lets go of what is too old.
    ///
    /// @return the ids of those that went
    List<CommandId> add(Issued issued) {
        return writer.transaction().execute(status -> {
            writer.jdbc()
                    .sql("""
                            insert into command (command_id, kiosk_id, kind, amount, issued_at, expires_at, issued_by,
                                                 changed_at)
                            values (:id, :kiosk, :kind, :amount, :issued, :expires, :by, :issued)
                            """)
                    .param("id", issued.id().value())
                    .param("kiosk", issued.kiosk().value())
                    .param("kind", issued.kind())
                    .param("amount", issued.amount())
                    .param("issued", issued.issuedAt().toEpochMilli())
                    .param("expires", issued.expiresAt().toEpochMilli())
                    .param("by", issued.by())
                    .update();
            return removeOld(issued.kiosk());
        });
    }

    /// The broker has these.
    void sent(Collection<CommandId> ids, Instant at) {
        if (!ids.isEmpty()) {
            writer.jdbc()
                    .sql("update command set sent_at = :at where command_id in (:ids)")
                    .param("at", at.toEpochMilli())
                    .param("ids", ids.stream().map(CommandId::value).toList())
                    .update();
        }
    }

    private List<CommandId> removeOld(KioskId kiosk) {
        List<CommandId> old = writer
                .jdbc()
                .sql("select command_id from command where kiosk_id = :kiosk order by issued_at desc, command_id desc")
                .param("kiosk", kiosk.value())
                .query((row, number) -> new CommandId(row.getString("command_id")))
                .list()
                .stream()
                .skip(KEPT)
                .toList();
        old.forEach(id -> writer.jdbc()
                .sql("delete from command where command_id = :id")
                .param("id", id.value())
                .update());
        return old;
    }

    /// What the kiosk says now. A final word stays the last one; of another kiosk's command nothing changes.
    void answered(KioskId kiosk, CommandResult result, Instant at) {
        writer.jdbc()
                .sql("""
                        update command set outcome = :outcome, detail = :detail, changed_at = :at,
                               received_at = coalesce(received_at, :at)
                        where command_id = :id and kiosk_id = :kiosk and (outcome is null or outcome = 'RUNNING')
                        """)
                .param("outcome", result.outcome().name())
                .param("detail", result.detail())
                .param("at", at.toEpochMilli())
                .param("id", result.command().value())
                .param("kiosk", kiosk.value())
                .update();
    }

    void sentFile(CommandId id, String type, long size) {
        writer.jdbc()
                .sql("update command set file_type = :type, file_size = :size where command_id = :id")
                .param("type", type)
                .param("size", size)
                .param("id", id.value())
                .update();
    }

    /// The newest first.
    List<Issued> of(KioskId kiosk) {
        return reader.jdbc()
                .sql(SELECT + " where kiosk_id = :kiosk order by issued_at desc, command_id desc")
                .param("kiosk", kiosk.value())
                .query(Commands::issued)
                .list();
    }

    /// Only when it was given to this very kiosk.
    Optional<Issued> find(KioskId kiosk, CommandId id) {
        return reader.jdbc()
                .sql(SELECT + " where command_id = :id and kiosk_id = :kiosk")
                .param("id", id.value())
                .param("kiosk", kiosk.value())
                .query(Commands::issued)
                .optional();
    }

    private static Issued issued(ResultSet row, int number) throws SQLException {
        long amount = row.getLong("amount");
        boolean hasAmount = !row.wasNull();
        String outcome = row.getString("outcome");
        String detail = row.getString("detail");
        return new Issued(
                new CommandId(row.getString("command_id")),
                new KioskId(row.getString("kiosk_id")),
                row.getString("kind"),
                hasAmount ? amount : null,
                Instant.ofEpochMilli(row.getLong("issued_at")),
                Instant.ofEpochMilli(row.getLong("expires_at")),
                row.getString("issued_by"),
                outcome == null ? null : Outcome.valueOf(outcome),
                detail == null ? "" : detail,
                Instant.ofEpochMilli(row.getLong("changed_at")),
                instant(row, "sent_at"),
                instant(row, "received_at"),
                row.getString("file_type"),
                row.getLong("file_size"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
