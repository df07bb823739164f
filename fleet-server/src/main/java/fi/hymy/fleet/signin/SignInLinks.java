package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.account.Operators;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Links by which an operator chooses a password: each is good for one use and some days, and the latest
/// alone.
@Component
final class SignInLinks {
    static final Duration GOOD_FOR = Duration.ofDays(7);

    private final WriterDb writer;
    private final ReaderDb reader;
    private final Operators operators;
    private final InstantSource clock;

    SignInLinks(WriterDb writer, ReaderDb reader, Operators operators, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.operators = operators;
        this.clock = clock;
    }

    /// @param by who asks for it
    /// @return the secret in the link, which nothing keeps
    String issue(Operator operator, String by) {
        String token = Secret.fresh();
        Instant now = clock.instant();
        writer.jdbc()
                .sql("""
                        insert into sign_in_link (operator_id, token_hash, issued_at, issued_by, expires_at)
                        values (:operator, :hash, :at, :by, :until)
                        on conflict (operator_id) do update set token_hash = excluded.token_hash,
                            issued_at = excluded.issued_at, issued_by = excluded.issued_by,
                            expires_at = excluded.expires_at
                        """)
                .param("operator", operator.id())
                .param("hash", Secret.hash(token))
                .param("at", now.toEpochMilli())
                .param("by", by)
                .param("until", now.plus(GOOD_FOR).toEpochMilli())
                .update();
        return token;
    }

    /// Who may choose a password by it; empty for a link that was used, is too old, or never was.
    Optional<Operator> holder(String token) {
        return reader.jdbc()
                .sql("select operator_id from sign_in_link where token_hash = :hash and expires_at > :now")
                .param("hash", Secret.hash(token))
                .param("now", clock.millis())
                .query(String.class)
                .optional()
                .flatMap(operators::withId);
    }

    /// Uses a link up.
    ///
    /// @return whether it was there; of two who come at once, one hears yes
    boolean use(String token) {
        return writer.jdbc()
                        .sql("delete from sign_in_link where token_hash = :hash and expires_at > :now")
                        .param("hash", Secret.hash(token))
                        .param("now", clock.millis())
                        .update()
                == 1;
    }

    void withdraw(Operator operator) {
        writer.jdbc()
                .sql("delete from sign_in_link where operator_id = :operator")
                .param("operator", operator.id())
                .update();
    }

    /// Until when links wait, by the operators' ids; without those that are too old.
    Map<String, Instant> waiting() {
        var waiting = new HashMap<String, Instant>();
        reader.jdbc()
                .sql("select operator_id, expires_at from sign_in_link where expires_at > :now")
                .param("now", clock.millis())
                .query(row -> {
                    waiting.put(row.getString("operator_id"), Instant.ofEpochMilli(row.getLong("expires_at")));
                });
        return waiting;
    }
}
