package fi.hymy.simulator.outbox;

import fi.hymy.kiosk.outbox.OutboxException;
import fi.hymy.protocol.codec.ResponseCodec;
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

/// Reads beside the writer, one reading at a time.
final class Reader {
    private final Connection connection;
    private final InstantSource time;
    private final PreparedStatement waiting;
    private final PreparedStatement facts;

    Reader(Connection connection, InstantSource time) throws SQLException {
        this.connection = connection;
        this.time = time;
        waiting = connection.prepareStatement("""
            select sequence, response_id, body from response where kiosk = ? and state = 0 order by sequence""");
        facts = connection.prepareStatement("""
            select k.last_sequence,
                (select min(sequence) from response where kiosk = k.number) as first_kept,
                (select count(*) from response where kiosk = k.number and state = 0) as unsent,
                (select kept_at from response where kiosk = k.number and state = 0 order by sequence limit 1) as oldest
            from kiosk k where k.number = ?""");
    }

    synchronized List<Uplink.Row> unsent(int kiosk, int maxRows, int maxBytes, Set<ResponseId> putAside) {
        try {
            waiting.setInt(1, kiosk);
            var rows = new ArrayList<Uplink.Row>();
            long bytes = 0;
            try (ResultSet found = waiting.executeQuery()) {
                while (rows.size() < maxRows && found.next()) {
                    if (putAside.contains(ResponseId.parse(found.getString(2)))) {
                        continue;
                    }
                    byte[] body = found.getBytes(3);
                    bytes += body.length;
                    if (bytes > maxBytes && !rows.isEmpty()) {
                        break;
                    }
                    rows.add(new Uplink.Row(found.getLong(1), ResponseCodec.decode(body)));
                }
            }
            return List.copyOf(rows);
        } catch (SQLException e) {
            throw new OutboxException("the outbox cannot be read", e);
        }
    }

    synchronized Uplink.OutboxFacts facts(int kiosk, OutboxId id) {
        try {
            facts.setInt(1, kiosk);
            try (ResultSet found = facts.executeQuery()) {
                found.next();
                long last = found.getLong("last_sequence");
                long first = found.getLong("first_kept");
                long unsent = found.getLong("unsent");
                long age = unsent == 0 ? 0 : Math.max(0, time.millis() - found.getLong("oldest"));
                return new Uplink.OutboxFacts(id, last, first == 0 ? last + 1 : first, unsent, age);
            }
        } catch (SQLException e) {
            throw new OutboxException("the outbox cannot be read", e);
        }
    }

    synchronized long allUnsent() throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("select count(*) from response where state = 0");
                ResultSet found = count.executeQuery()) {
            return found.next() ? found.getLong(1) : 0;
        }
    }

    synchronized void close() throws SQLException {
        waiting.close();
        facts.close();
        connection.close();
    }
}
