package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.program.Packages;
import fi.hymy.protocol.codec.ResponseCodec;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.jar.JarFile;

/// The packaged server's own schema in a fresh SQLite file, with its own pragmas, and the rows that it would write: the
/// yardstick of ingest is the same work without broker, wire and receipts.
final class ServerTables implements AutoCloseable {
    private static final String SCHEMA = "db/common/V1__spine.sql";
    private static final String RESPONSE = "insert into response values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
            + " on conflict (response_id) do nothing";
    private static final String ANSWER = "insert into answer values (?,?,?,?,?,?,?,?,?,?)";

    private final Connection connection;
    private final PreparedStatement response;
    private final PreparedStatement answer;

    private ServerTables(Connection connection) throws SQLException {
        this.connection = connection;
        this.response = connection.prepareStatement(RESPONSE);
        this.answer = connection.prepareStatement(ANSWER);
    }

    static ServerTables create(Packages packages, Path file) throws IOException, SQLException {
        Connection connection = DriverManager.getConnection(
                "jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL&foreign_keys=true");
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(schema(packages));
        }
        connection.setAutoCommit(false);
        return new ServerTables(connection);
    }

    /// Adds a response and its answers to the open transaction.
    ///
    /// @param id instead of the response's own, so that one response can be written many times
    /// @param ended when it ended instead, epoch milliseconds, since real ones end one after another
    void add(String id, long sequence, long ended, Response given) throws SQLException {
        Object[] row = {
            id,
            "kiosk-bench",
            "outbox-bench",
            sequence,
            given.survey().survey().value(),
            given.survey().version(),
            given.survey().hash().hex(),
            given.language().tag(),
            "TOUCH",
            "COMPLETE",
            "",
            given.startedAt().boot(),
            given.startedAt().monotonicMillis(),
            given.startedAt().wallMillis(),
            ended,
            "CONFIRMED",
            ended,
            0,
            new String(ResponseCodec.encode(given), StandardCharsets.UTF_8)
        };
        bind(response, row);
        for (Answer one : given.answers()) {
            addAnswers(id, ended, given, one);
        }
    }

    void commit() throws SQLException {
        response.executeBatch();
        answer.executeBatch();
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void addAnswers(String id, long ended, Response given, Answer one) throws SQLException {
        switch (one) {
            case Answer.Scale scale ->
                row(id, ended, given, one, "scale", String.valueOf(scale.value()), scale.value(), null);
            case Answer.YesNo yesNo ->
                row(id, ended, given, one, "yesNo", yesNo.verdict().name(), null, null);
            case Answer.Words words -> row(id, ended, given, one, "words", "", null, words.text());
            case Answer.Chosen chosen -> {
                for (Object choice : chosen.chosen()) {
                    row(id, ended, given, one, "chosen", choice.toString(), null, null);
                }
            }
            case Answer.Ranked ranked -> {
                for (Object choice : ranked.order()) {
                    row(
                            id,
                            ended,
                            given,
                            one,
                            "ranked",
                            choice.toString(),
                            ranked.order().indexOf(choice) + 1,
                            null);
                }
            }
            case Answer.Rated rated -> {
                for (var rating : rated.ratings().entrySet()) {
                    row(id, ended, given, one, "rated", rating.getKey().toString(), rating.getValue(), null);
                }
            }
            case Answer.Details _, Answer.Sealed _ -> {}
        }
    }

    private void row(
            String id,
            long ended,
            Response given,
            Answer one,
            String kind,
            String value,
            @org.jspecify.annotations.Nullable Integer number,
            @org.jspecify.annotations.Nullable String words)
            throws SQLException {
        bind(answer, new @org.jspecify.annotations.Nullable Object[] {
            id,
            given.survey().survey().value(),
            given.survey().version(),
            one.question().value(),
            "kiosk-bench",
            ended,
            kind,
            value,
            number,
            words
        });
    }

    private static void bind(PreparedStatement statement, @org.jspecify.annotations.Nullable Object[] row)
            throws SQLException {
        for (int i = 0; i < row.length; i++) {
            statement.setObject(i + 1, row[i]);
        }
        statement.addBatch();
    }

    private static String schema(Packages packages) throws IOException {
        try (var jar = new JarFile(packages.server().toFile());
                InputStream in = jar.getInputStream(jar.getEntry(SCHEMA))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("${binary}", "blob");
        }
    }

    /// Rows per transaction.
    static List<Integer> batches() {
        return List.of(1000, 1);
    }
}
