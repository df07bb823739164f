package fi.hymy.kiosk.outbox;

import static java.util.stream.Collectors.toUnmodifiableSet;

import fi.hymy.protocol.codec.CodecException;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.message.Uplink;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads beside the writer, on a connection of its own.
final class RowReader {
    private static final Logger LOG = LoggerFactory.getLogger(RowReader.class);

    private final Connection connection;
    private final OutboxId id;
    private final InstantSource time;

    RowReader(Connection connection, OutboxId id, InstantSource time) {
        this.connection = connection;
        this.id = id;
        this.time = time;
    }

    /// @param unreadable is told the sequence of each row whose body makes no response
    synchronized List<Uplink.Row> unsent(int maxRows, int maxBytes, Set<ResponseId> putAside, LongConsumer unreadable)
            throws SQLException {
        Set<String> passedOver = putAside.stream().map(ResponseId::toString).collect(toUnmodifiableSet());
        List<Uplink.Row> rows = new ArrayList<>();
        long bytes = 0;
        try (PreparedStatement select = connection.prepareStatement("""
                select sequence, response_id, body, sealed, key_id from response where state = ? order by sequence""")) {
            select.setInt(1, RowState.WAITING.number());
            try (ResultSet found = select.executeQuery()) {
                while (rows.size() < maxRows && found.next()) {
                    RowBody body = RowBody.of(found);
                    if (passedOver.contains(found.getString("response_id"))) {
                        continue;
                    }
                    bytes += body.bytes();
                    if (bytes > maxBytes && !rows.isEmpty()) {
                        break;
                    }
                    add(rows, found.getLong("sequence"), body, unreadable);
                }
            }
        }
        return rows;
    }

    private static void add(List<Uplink.Row> rows, long sequence, RowBody body, LongConsumer unreadable) {
        try {
            rows.add(new Uplink.Row(sequence, body.response()));
        } catch (CodecException e) {
            LOG.error("row {} of the outbox cannot be read any more and is put aside", sequence, e);
            unreadable.accept(sequence);
        }
    }

    synchronized Uplink.OutboxFacts facts() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select
                    coalesce((select seq from sqlite_sequence where name = 'response'), 0) as last_sequence,
                    (select min(sequence) from response) as first_kept,
                    (select count(*) from response where state in (?, ?)) as unsent,
                    (select min(kept_at) from response where state in (?, ?)) as oldest""")) {
            select.setInt(1, RowState.WAITING.number());
            select.setInt(2, RowState.UNREADABLE.number());
            select.setInt(3, RowState.WAITING.number());
            select.setInt(4, RowState.UNREADABLE.number());
            try (ResultSet found = select.executeQuery()) {
                found.next();
                long last = found.getLong("last_sequence");
                long first = found.getLong("first_kept");
                long unsent = found.getLong("unsent");
                long age = unsent == 0 ? 0 : Math.max(0, time.millis() - found.getLong("oldest"));
                return new Uplink.OutboxFacts(id, last, first == 0 ? last + 1 : first, unsent, age);
            }
        }
    }

    /// How many rows are neither kept nor were let go on purpose.
    synchronized long gaps() throws SQLException {
        return Ledger.gaps(connection);
    }

    synchronized void close() throws SQLException {
        connection.close();
    }
}
