package fi.hymy.kiosk.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Counts the rows that were let go on purpose, so that one that is missing for another reason shows.
///
/// The file itself keeps the count, by a trigger. A program that knows nothing of it goes on counting, and a file
/// that never counted begins with what it holds.
final class Ledger {
    private static final String[] LAYOUT = {
        "create table if not exists let_go (one integer primary key check (one = 1), rows integer not null)", """
        insert or ignore into let_go (one, rows) select 1,
            coalesce((select seq from sqlite_sequence where name = 'response'), 0) - (select count(*) from response)""", """
        create trigger if not exists response_let_go after delete on response
        begin update let_go set rows = rows + 1; end"""
    };

    private Ledger() {}

    /// Inside the writer's transaction.
    static void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String part : LAYOUT) {
                statement.execute(part);
            }
        }
    }

    static long gaps(Connection connection) throws SQLException {
        return Math.max(0, OutboxSchema.number(connection, """
                select coalesce((select seq from sqlite_sequence where name = 'response'), 0)
                    - (select count(*) from response) - (select rows from let_go)"""));
    }
}
