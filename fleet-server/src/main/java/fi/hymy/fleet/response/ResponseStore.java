package fi.hymy.fleet.response;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.response.Stamp;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The responses and the answers in them.
@Component
public final class ResponseStore {
    private static final Logger LOG = LoggerFactory.getLogger(ResponseStore.class);

    /// A place in an outbox that another response holds, as from a cloned card, is stored all the same, and marked.
    private static final String INSERT_RESPONSE = """
            insert into response (response_id, kiosk_id, outbox_id, sequence, survey_id, survey_version, survey_hash,
                                  language, channel, status, flags, boot, monotonic_ms, started_at, ended_at,
                                  time_quality, received_at, body, clash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    case when exists (select 1 from response
                                      where kiosk_id = ? and outbox_id = ? and sequence = ? and response_id <> ?)
                         then 1 else 0 end)
            on conflict (response_id) do nothing
            """;

    private static final String INSERT_ANSWER = """
            insert into answer (response_id, survey_id, survey_version, question_id, kiosk_id, ended_at, kind, value,
                                number, words)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /// Not `distinct`: for that SQLite would walk through all rows by an index that is sorted by kiosk.
    private static final String CLASHES = "select kiosk_id from response where clash = 1 and received_at >= :since";

    private final WriterDb writer;
    private final ReaderDb reader;
    private final JdbcTemplate batches;

    public ResponseStore(WriterDb writer, ReaderDb reader) {
        this.writer = writer;
        this.reader = reader;
        this.batches = new JdbcTemplate(writer.source());
    }

    /// Stores each response unless its id is there already. Part of the caller's transaction when there is one,
    /// else a transaction of its own; when it throws, nothing of the batch is stored.
    ///
    /// @return one outcome per response, in their order
    public List<StoreOutcome> store(List<Incoming> batch) {
        return writer.transaction().execute(status -> storeAll(batch));
    }

    private List<StoreOutcome> storeAll(List<Incoming> batch) {
        int[] inserted = batches.execute((ConnectionCallback<int[]>) connection -> insertResponses(connection, batch));
        List<StoreOutcome> outcomes = new ArrayList<>(batch.size());
        List<Incoming> fresh = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            if (inserted[i] == 1) {
                fresh.add(batch.get(i));
                outcomes.add(StoreOutcome.STORED);
            } else {
                outcomes.add(isSame(batch.get(i)) ? StoreOutcome.DUPLICATE : StoreOutcome.CONFLICT);
            }
        }
        if (!fresh.isEmpty()) {
            batches.execute((ConnectionCallback<int[]>) connection -> insertAnswers(connection, fresh));
            reportClashes(fresh);
        }
        return outcomes;
    }

    private boolean isSame(Incoming incoming) {
        return writer.jdbc()
                .sql("select body from response where response_id = :id")
                .param("id", incoming.response().id().toString())
                .query(String.class)
                .single()
                .equals(incoming.body());
    }

    /// Looks at what came since the batch did, by the index of clashes: the table may be long, and a list of a
    /// thousand ids takes longer than storing some of them. A clash of the same time may be told twice.
    private void reportClashes(List<Incoming> fresh) {
        long since = fresh.stream()
                .mapToLong(incoming -> incoming.receivedAt().toEpochMilli())
                .min()
                .orElse(Long.MAX_VALUE);
        writer.jdbc()
                .sql(CLASHES)
                .param("since", since)
                .query(String.class)
                .set()
                .forEach(kiosk -> LOG.error(
                        "kiosk {} gave another response at a place of its outbox that was taken: is its card a copy?",
                        kiosk));
    }

    private static int[] insertResponses(Connection connection, List<Incoming> batch) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_RESPONSE)) {
            for (Incoming incoming : batch) {
                bindResponse(insert, incoming);
                insert.addBatch();
            }
            return insert.executeBatch();
        }
    }

    private static void bindResponse(PreparedStatement insert, Incoming incoming) throws SQLException {
        var response = incoming.response();
        Stamp ended = response.endedAt();
        String id = response.id().toString();
        insert.setString(1, id);
        insert.setString(2, incoming.kiosk().value());
        insert.setString(3, incoming.outbox().value());
        insert.setLong(4, incoming.sequence());
        insert.setString(5, response.survey().survey().value());
        insert.setInt(6, response.survey().version());
        insert.setString(7, response.survey().hash().hex());
        insert.setString(8, response.language().tag());
        insert.setString(9, response.channel().name());
        insert.setString(10, response.status().name());
        insert.setString(11, response.flags().stream().map(Enum::name).sorted().collect(Collectors.joining(",")));
        insert.setLong(12, ended.boot());
        insert.setLong(13, ended.monotonicMillis());
        insert.setLong(14, response.startedAt().wallMillis());
        insert.setLong(15, ended.wallMillis());
        insert.setString(16, ended.quality().name());
        insert.setLong(17, incoming.receivedAt().toEpochMilli());
        insert.setString(18, incoming.body());
        insert.setString(19, incoming.kiosk().value());
        insert.setString(20, incoming.outbox().value());
        insert.setLong(21, incoming.sequence());
        insert.setString(22, id);
    }

    private static int[] insertAnswers(Connection connection, List<Incoming> fresh) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_ANSWER)) {
            int rows = 0;
            for (Incoming incoming : fresh) {
                for (AnswerRow row : AnswerRow.of(incoming.response())) {
                    bindAnswer(insert, incoming, row);
                    insert.addBatch();
                    rows++;
                }
            }
            return rows == 0 ? new int[0] : insert.executeBatch();
        }
    }

    private static void bindAnswer(PreparedStatement insert, Incoming incoming, AnswerRow row) throws SQLException {
        var response = incoming.response();
        insert.setString(1, response.id().toString());
        insert.setString(2, response.survey().survey().value());
        insert.setInt(3, response.survey().version());
        insert.setString(4, row.question());
        insert.setString(5, incoming.kiosk().value());
        insert.setLong(6, response.endedAt().wallMillis());
        insert.setString(7, row.kind());
        insert.setString(8, row.value());
        if (row.number() == null) {
            insert.setNull(9, Types.INTEGER);
        } else {
            insert.setInt(9, row.number());
        }
        insert.setString(10, row.words());
    }

    /// How many places of an outbox are filled, within a range.
    public long countPlaces(KioskId kiosk, OutboxId outbox, long from, long to) {
        return reader.jdbc()
                .sql("""
                        select count(distinct sequence) from response
                        where kiosk_id = :kiosk and outbox_id = :outbox and sequence between :from and :to
                        """)
                .param("kiosk", kiosk.value())
                .param("outbox", outbox.value())
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .single();
    }

    /// The filled places of an outbox within a range, ascending.
    public List<Long> places(KioskId kiosk, OutboxId outbox, long from, long to) {
        return reader.jdbc()
                .sql("""
                        select distinct sequence from response
                        where kiosk_id = :kiosk and outbox_id = :outbox and sequence between :from and :to
                        order by sequence
                        """)
                .param("kiosk", kiosk.value())
                .param("outbox", outbox.value())
                .param("from", from)
                .param("to", to)
                .query((row, number) -> row.getLong("sequence"))
                .list();
    }

    /// The lowest filled place of an outbox at or above a number.
    public Optional<Long> nextPlace(KioskId kiosk, OutboxId outbox, long from) {
        return reader.jdbc()
                .sql("""
                        select sequence from response
                        where kiosk_id = :kiosk and outbox_id = :outbox and sequence >= :from
                        order by sequence limit 1
                        """)
                .param("kiosk", kiosk.value())
                .param("outbox", outbox.value())
                .param("from", from)
                .query(Long.class)
                .optional();
    }
}
