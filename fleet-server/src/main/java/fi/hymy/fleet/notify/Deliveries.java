package fi.hymy.fleet.notify;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What is to be sent, as written down.
@Component
final class Deliveries {
    /// As long as the one who sends has before another may take it: far more than all time limits of a try together.
    static final Duration LEASE = Duration.ofMinutes(3);

    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration LACK = Duration.ofMinutes(1);

    private static final String SELECT = """
            select id, channel, target, subject, body, html, secret, made_at, expires_at, state, tries, next_at,
                   changed_at, problem
            from delivery
            """;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;
    private final RandomGenerator random = RandomGenerator.getDefault();

    Deliveries(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    /// Where a page ended.
    record Mark(long madeAt, String id) {}

    /// Takes what is due, so that nobody else sends it too. Who was killed while sending leaves it to be taken again:
    /// it may then have arrived already, which the receiver can tell by its id.
    List<Delivery> take(Delivery.Channel channel, int limit) {
        Instant now = clock.instant();
        List<Delivery> due = reader.jdbc()
                .sql(SELECT + """
                        where state in ('WAITING', 'SENDING') and next_at <= :now and channel = :channel
                        order by next_at limit :limit
                        """)
                .param("now", now.toEpochMilli())
                .param("channel", channel.name())
                .param("limit", limit)
                .query(Deliveries::delivery)
                .list();
        if (due.isEmpty()) {
            return List.of();
        }
        return Objects.requireNonNull(writer.transaction()
                .execute(status -> due.stream()
                        .filter(delivery -> claimed(delivery, now))
                        .map(delivery -> find(writer.jdbc(), delivery.id()))
                        .flatMap(Optional::stream)
                        .filter(delivery -> !delivery.isOver())
                        .toList()));
    }

    private boolean claimed(Delivery delivery, Instant now) {
        boolean over = !delivery.expiresAt().isAfter(now);
        return writer.jdbc()
                        .sql("""
                                update delivery set state = :state, tries = tries + :try, next_at = :next,
                                    changed_at = :now,
                                    body = case when secret = 1 and :over = 1 then '' else body end,
                                    html = case when secret = 1 and :over = 1 then '' else html end
                                where id = :id and next_at = :was and state in ('WAITING', 'SENDING')
                                """)
                        .param("state", over ? "EXPIRED" : "SENDING")
                        .param("try", over ? 0 : 1)
                        .param("over", over ? 1 : 0)
                        .param("next", now.plus(LEASE).toEpochMilli())
                        .param("now", now.toEpochMilli())
                        .param("id", delivery.id())
                        .param("was", delivery.nextAt().toEpochMilli())
                        .update()
                == 1;
    }

    /// Writes down what a try came to.
    void done(Delivery delivery, Delivery.Outcome outcome) {
        switch (outcome) {
            case Delivery.Outcome.Sent() -> over(delivery, Delivery.State.SENT, "");
            case Delivery.Outcome.Refused(var problem) -> over(delivery, Delivery.State.FAILED, problem);
            case Delivery.Outcome.Lacking(var problem) -> wait(delivery, delivery.tries() - 1, LACK, problem);
            case Delivery.Outcome.Later(var problem) -> {
                if (delivery.tries() >= Backoff.MOST_TRIES) {
                    over(delivery, Delivery.State.FAILED, problem);
                } else {
                    wait(delivery, delivery.tries(), Backoff.after(delivery.tries(), random), problem);
                }
            }
        }
    }

    private void over(Delivery delivery, Delivery.State state, String problem) {
        writer.jdbc()
                .sql("""
                        update delivery set state = :state, problem = :problem, changed_at = :now,
                            body = case when secret = 1 then '' else body end,
                            html = case when secret = 1 then '' else html end
                        where id = :id
                        """)
                .param("state", state.name())
                .param("problem", problem)
                .param("now", clock.millis())
                .param("id", delivery.id())
                .update();
    }

    private void wait(Delivery delivery, int tries, Duration pause, String problem) {
        writer.jdbc()
                .sql("""
                        update delivery set state = 'WAITING', problem = :problem, changed_at = :now, tries = :tries,
                            next_at = :next
                        where id = :id
                        """)
                .param("problem", problem)
                .param("tries", tries)
                .param("now", clock.millis())
                .param("next", clock.instant().plus(pause).toEpochMilli())
                .param("id", delivery.id())
                .update();
    }

    /// Sends it once more, whatever it came to; one whose words were forgotten cannot be.
    ///
    /// @param goodFor how long it is tried
    /// @return whether it is on its way
    boolean again(String id, Duration goodFor) {
        Instant now = clock.instant();
        return writer.jdbc()
                        .sql("""
                                update delivery set state = 'WAITING', tries = 0, next_at = :now, changed_at = :now,
                                    expires_at = :expires
                                where id = :id and state <> 'SENDING' and body <> ''
                                """)
                        .param("now", now.toEpochMilli())
                        .param("expires", now.plus(goodFor).toEpochMilli())
                        .param("id", id)
                        .update()
                == 1;
    }

    Optional<Delivery> find(String id) {
        return find(reader.jdbc(), id);
    }

    private static Optional<Delivery> find(JdbcClient jdbc, String id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Deliveries::delivery)
                .optional();
    }

    /// The newest first.
    ///
    /// @param trouble whether only those that did not go
    /// @param after the last one of the page before, or null
    List<Delivery> newest(boolean trouble, @Nullable Mark after, int limit) {
        var statement = reader.jdbc()
                .sql(SELECT + "where 1 = 1"
                        + (trouble ? " and (state in ('FAILED', 'EXPIRED') or problem <> '')" : "")
                        + (after == null ? "" : " and (made_at, id) < (:at, :id)")
                        + " order by made_at desc, id desc limit :limit")
                .param("limit", limit);
        if (after != null) {
            statement = statement.param("at", after.madeAt()).param("id", after.id());
        }
        return statement.query(Deliveries::delivery).list();
    }

    /// Forgets what is over for long.
    void tidy() {
        writer.jdbc()
                .sql("""
                        delete from delivery
                        where made_at < :before and state not in ('WAITING', 'SENDING')
                        """)
                .param("before", clock.instant().minus(KEPT).toEpochMilli())
                .update();
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getString("id"),
                Delivery.Channel.valueOf(row.getString("channel")),
                row.getString("target"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("html"),
                row.getInt("secret") == 1,
                Instant.ofEpochMilli(row.getLong("made_at")),
                Instant.ofEpochMilli(row.getLong("expires_at")),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("tries"),
                Instant.ofEpochMilli(row.getLong("next_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                row.getString("problem"));
    }
}
