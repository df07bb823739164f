package fi.hymy.kiosk.outbox;

import fi.hymy.protocol.codec.CodecException;
import fi.hymy.protocol.codec.ResponseCodec;
import fi.hymy.protocol.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Seals in place what an earlier program kept open, or this one before it knew the server's key: rows that
/// wait and rows that were released. Then the file is written anew, for deleted words would lie on in its
/// pages and its journal.
///
/// What the chip keeps below the file system is not in our hands.
final class OpenRows {
    private static final Logger LOG = LoggerFactory.getLogger(OpenRows.class);
    private static final int AT_ONCE = 200;

    /// Up to which row everything is sealed, and whether open words may still lie in pages that nobody reads.
    /// A program that knows nothing of it leaves it alone; what that one keeps comes later in sequence.
    private static final String LAYOUT = """
            create table if not exists sealed_up (
                one integer primary key check (one = 1), sequence integer not null, remnants integer not null)""";

    private final Connection connection;
    private final Seal seal;

    private OpenRows(Connection connection, Seal seal) {
        this.connection = connection;
        this.seal = seal;
    }

    /// Before anything else is done with the file. What cannot be done now, as on a full disk, is done at a
    /// later start: answers come first.
    static void seal(Connection connection, Seal seal) {
        if (!seal.isReady()) {
            return;
        }
        try {
            new OpenRows(connection, seal).sealAll();
        } catch (SQLException e) {
            LOG.error("what was kept open before cannot be sealed now: {}", e.toString());
        }
    }

    private void sealAll() throws SQLException {
        Transaction.in(connection, this::begin);
        long last = OutboxSchema.number(connection, "select coalesce(max(sequence), 0) from response");
        int count = 0;
        for (long done = through(); done < last; done = through()) {
            SortedMap<Long, Response> open = openAfter(done);
            Transaction.in(connection, () -> sealTogether(open, open.size() < AT_ONCE ? last : open.lastKey()));
            count += open.size();
        }
        if (OutboxSchema.number(connection, "select remnants from sealed_up") != 0) {
            writeAnew();
            LOG.info("{} responses that lay open are sealed now, and the file is written anew", count);
        }
    }

    /// A file that was never looked through may hold remnants though no row is open any more.
    private void begin() throws SQLException {
        execute(LAYOUT);
        execute("""
                insert or ignore into sealed_up (one, sequence, remnants)
                select 1, 0, exists (select 1 from response)""");
    }

    private long through() throws SQLException {
        return OutboxSchema.number(connection, "select sequence from sealed_up");
    }

    /// The next rows with personal answers that everybody can read, by sequence.
    private SortedMap<Long, Response> openAfter(long done) throws SQLException {
        SortedMap<Long, Response> open = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select sequence, body from response where sequence > ? and sealed is null order by sequence""")) {
            select.setLong(1, done);
            try (ResultSet row = select.executeQuery()) {
                while (open.size() < AT_ONCE && row.next()) {
                    add(open, row.getLong("sequence"), row.getBytes("body"));
                }
            }
        }
        return open;
    }

    private static void add(SortedMap<Long, Response> open, long sequence, byte[] body) {
        try {
            Response response = ResponseCodec.decode(body);
            if (!response.personal().isEmpty()) {
                open.put(sequence, response);
            }
        } catch (CodecException e) {
            LOG.debug("row {} is no response any more and stays as it is", sequence);
        }
    }

    private void sealTogether(SortedMap<Long, Response> open, long through) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update response set body = ?, sealed = ?, key_id = ? where sequence = ?")) {
            for (var row : open.entrySet()) {
                RowBody body = RowBody.of(seal.seal(row.getValue()));
                body.bind(update, 1);
                update.setLong(RowBody.COLUMNS + 1, row.getKey());
                update.executeUpdate();
            }
        }
        try (PreparedStatement mark =
                connection.prepareStatement("update sealed_up set sequence = ?, remnants = max(remnants, ?)")) {
            mark.setLong(1, through);
            mark.setInt(2, open.isEmpty() ? 0 : 1);
            mark.executeUpdate();
        }
    }

    /// Page by page without what nobody reads, and the journal emptied.
    private void writeAnew() throws SQLException {
        execute("vacuum");
        if (OutboxSchema.number(connection, "pragma wal_checkpoint(truncate)") == 0) {
            execute("update sealed_up set remnants = 0");
        }
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
