package fi.hymy.kiosk.outbox;

import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Stamp;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// What changes rows; each inside the writer's transaction.
final class RowChanges {
    private RowChanges() {}

    /// @return the row's sequence, the first one when the id is kept already
    static long append(Connection connection, Response response, long keptAt) throws SQLException {
        long known = sequence(connection, response.id());
        if (known > 0) {
            return known;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into response
                    (body, sealed, key_id, response_id, boot, monotonic_ms, wall_ms, time_quality, state, kept_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            Stamp stamp = response.endedAt();
            RowBody.of(response).bind(insert, 1);
            insert.setString(4, response.id().toString());
            insert.setLong(5, stamp.boot());
            insert.setLong(6, stamp.monotonicMillis());
            insert.setLong(7, stamp.wallMillis());
            insert.setString(8, stamp.quality().name());
            insert.setInt(9, RowState.WAITING.number());
            insert.setLong(10, keptAt);
            insert.executeUpdate();
        }
        return OutboxSchema.number(connection, "select last_insert_rowid()");
    }

    private static long sequence(Connection connection, ResponseId id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select sequence from response where response_id = ?")) {
            select.setString(1, id.toString());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        }
    }

    /// @return how many rows were released
    static int settle(Connection connection, List<Receipt> receipts, long now) throws SQLException {
        int released = 0;
        try (PreparedStatement update = connection.prepareStatement("""
                update response set state = ?, released_at = ? where response_id = ? and state = ?""")) {
            for (Receipt receipt : receipts) {
                if (releases(receipt.outcome())) {
                    update.setInt(1, RowState.RELEASED.number());
                    update.setLong(2, now);
                    update.setString(3, receipt.response().toString());
                    update.setInt(4, RowState.WAITING.number());
                    released += update.executeUpdate();
                }
            }
        }
        return released;
    }

    private static boolean releases(Receipt.Outcome outcome) {
        return switch (outcome) {
            case Receipt.Stored() -> true;
            case Receipt.Duplicate() -> true;
            case Receipt.Rejected(String reason) -> true;
            case Receipt.Deferred(String reason) -> false;
        };
    }

    static int resend(Connection connection, long from, long to) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update response set state = ?, released_at = null where sequence between ? and ? and state = ?""")) {
            update.setInt(1, RowState.WAITING.number());
            update.setLong(2, from);
            update.setLong(3, to);
            update.setInt(4, RowState.RELEASED.number());
            return update.executeUpdate();
        }
    }

    static boolean forget(Connection connection, ResponseId id) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from response where response_id = ? and state = ?")) {
            delete.setString(1, id.toString());
            delete.setInt(2, RowState.RELEASED.number());
            return delete.executeUpdate() > 0;
        }
    }

    static int putAside(Connection connection, long sequence) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update response set state = ? where sequence = ? and state = ?")) {
            update.setInt(1, RowState.UNREADABLE.number());
            update.setLong(2, sequence);
            update.setInt(3, RowState.WAITING.number());
            return update.executeUpdate();
        }
    }

    static int retryPutAside(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update response set state = ? where state = ?")) {
            update.setInt(1, RowState.WAITING.number());
            update.setInt(2, RowState.UNREADABLE.number());
            return update.executeUpdate();
        }
    }

    /// Deletes released rows that are too old, then the oldest ones as long as they are too large together.
    static int prune(Connection connection, long releasedBefore, long keepBytes) throws SQLException {
        int pruned = 0;
        try (PreparedStatement delete =
                connection.prepareStatement("delete from response where state = ? and released_at < ?")) {
            delete.setInt(1, RowState.RELEASED.number());
            delete.setLong(2, releasedBefore);
            pruned += delete.executeUpdate();
        }
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from response where sequence in (
                    select sequence from (
                        select sequence, sum(length(body) + coalesce(length(sealed), 0))
                            over (order by sequence desc) as newer_and_this
                        from response where state = ?)
                    where newer_and_this > ?)""")) {
            delete.setInt(1, RowState.RELEASED.number());
            delete.setLong(2, keepBytes);
            pruned += delete.executeUpdate();
        }
        return pruned;
    }
}
