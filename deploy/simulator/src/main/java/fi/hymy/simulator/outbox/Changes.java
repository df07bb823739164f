package fi.hymy.simulator.outbox;

import fi.hymy.protocol.codec.ResponseCodec;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Stamp;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// What changes rows; used by the writer's thread alone, each inside its transaction.
final class Changes {
    private final Connection connection;
    private final PreparedStatement known;
    private final PreparedStatement next;
    private final PreparedStatement insert;
    private final PreparedStatement release;
    private final PreparedStatement again;
    private final PreparedStatement forget;
    private final PreparedStatement prune;

    Changes(Connection connection) throws SQLException {
        this.connection = connection;
        known = connection.prepareStatement("select sequence from response where response_id = ? and kiosk = ?");
        next = connection.prepareStatement("""
            update kiosk set last_sequence = last_sequence + 1 where number = ? returning last_sequence""");
        insert = connection.prepareStatement("""
            insert into response (kiosk, sequence, response_id, body, boot, monotonic_ms, wall_ms, time_quality, state,
                kept_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)""");
        release = connection.prepareStatement("""
            update response set state = 1, released_at = ? where response_id = ? and kiosk = ? and state = 0""");
        again = connection.prepareStatement("""
            update response set state = 0, released_at = null
            where kiosk = ? and sequence between ? and ? and state = 1""");
        forget = connection.prepareStatement("delete from response where response_id = ? and kiosk = ? and state = 1");
        prune = connection.prepareStatement("delete from response where state = 1 and released_at < ?");
    }

    /// @param isNew false when the response was kept before
    record Appended(long sequence, boolean isNew) {}

    Appended append(int kiosk, Response response, long keptAt) throws SQLException {
        known.setString(1, response.id().toString());
        known.setInt(2, kiosk);
        long kept = number(known);
        if (kept > 0) {
            return new Appended(kept, false);
        }
        next.setInt(1, kiosk);
        long sequence = number(next);
        Stamp stamp = response.endedAt();
        insert.setInt(1, kiosk);
        insert.setLong(2, sequence);
        insert.setString(3, response.id().toString());
        insert.setBytes(4, ResponseCodec.encode(response));
        insert.setLong(5, stamp.boot());
        insert.setLong(6, stamp.monotonicMillis());
        insert.setLong(7, stamp.wallMillis());
        insert.setString(8, stamp.quality().name());
        insert.setLong(9, keptAt);
        insert.executeUpdate();
        return new Appended(sequence, true);
    }

    /// @return how many rows were released
    int settle(int kiosk, List<Receipt> receipts, long now) throws SQLException {
        int released = 0;
        for (Receipt receipt : receipts) {
            if (releases(receipt.outcome())) {
                release.setLong(1, now);
                release.setString(2, receipt.response().toString());
                release.setInt(3, kiosk);
                released += release.executeUpdate();
            }
        }
        return released;
    }

    int resend(int kiosk, long from, long to) throws SQLException {
        again.setInt(1, kiosk);
        again.setLong(2, from);
        again.setLong(3, to);
        return again.executeUpdate();
    }

    boolean forget(int kiosk, ResponseId response) throws SQLException {
        forget.setString(1, response.toString());
        forget.setInt(2, kiosk);
        return forget.executeUpdate() > 0;
    }

    void prune(long releasedBefore) throws SQLException {
        prune.setLong(1, releasedBefore);
        prune.executeUpdate();
    }

    Connection connection() {
        return connection;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollBack() throws SQLException {
        connection.rollback();
    }

    private static boolean releases(Receipt.Outcome outcome) {
        return switch (outcome) {
            case Receipt.Stored _, Receipt.Duplicate _, Receipt.Rejected _ -> true;
            case Receipt.Deferred _ -> false;
        };
    }

    private static long number(PreparedStatement query) throws SQLException {
        try (ResultSet found = query.executeQuery()) {
            return found.next() ? found.getLong(1) : 0;
        }
    }
}
