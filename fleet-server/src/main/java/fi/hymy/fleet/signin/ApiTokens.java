package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.account.Operators;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Tokens by which programs come in an operator's name. Kept as hashes; when one was last used is noted
/// once a minute.
@Component
final class ApiTokens {
    /// What an operator may have at once.
    static final int MOST = 50;
    static final Duration LONGEST = Duration.ofDays(366);
    /// How tokens begin, so that they are known where they leak.
    static final String PREFIX = "hymy_";

    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final WriterDb writer;
    private final ReaderDb reader;
    private final Operators operators;
    private final Journal journal;
    private final InstantSource clock;

    ApiTokens(WriterDb writer, ReaderDb reader, Operators operators, Journal journal, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.operators = operators;
        this.journal = journal;
        this.clock = clock;
    }

    /// @param secret what programs send, shown this once
    record Issued(ApiToken token, String secret) {
        @Override
        public String toString() {
            return "Issued[" + token.id() + "]";
        }
    }

    /// Who came, and what for.
    record Bearer(Operator operator, ApiToken token) {}

    Issued issue(Operator operator, String name, Scopes scopes, Duration goodFor) {
        String secret = PREFIX + Secret.fresh();
        Instant now = Instant.ofEpochMilli(clock.millis());
        var token = new ApiToken(UUID.randomUUID().toString(), name, scopes, now, now.plus(goodFor), null, "");
        writer.jdbc()
                .sql("""
                        insert into api_token (id, operator_id, name, token_hash, scopes, created_at, expires_at)
                        values (:id, :operator, :name, :hash, :scopes, :now, :until)
                        """)
                .param("id", token.id())
                .param("operator", operator.id())
                .param("name", name)
                .param("hash", Secret.hash(secret))
                .param("scopes", scopes.text())
                .param("now", now.toEpochMilli())
                .param("until", token.expiresAt().toEpochMilli())
                .update();
        return new Issued(token, secret);
    }

    /// The latest first, those that are over too.
    List<ApiToken> of(Operator operator) {
        return reader.jdbc()
                .sql("select * from api_token where operator_id = :operator order by created_at desc, id")
                .param("operator", operator.id())
                .query(ApiTokens::token)
                .list();
    }

    /// @return whether the operator had it
    boolean revoke(Operator operator, String id) {
        return writer.jdbc()
                        .sql("delete from api_token where operator_id = :operator and id = :id")
                        .param("operator", operator.id())
                        .param("id", id)
                        .update()
                == 1;
    }

    /// Whose token it is; empty for one that is over, was revoked, or whose owner may not sign in any more.
    Optional<Bearer> bearer(String secret, String address) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return reader.jdbc()
                .sql("select * from api_token where token_hash = :hash and expires_at > :now")
                .param("hash", Secret.hash(secret))
                .param("now", clock.millis())
                .query((row, number) -> new Owned(row.getString("operator_id"), token(row, number)))
                .optional()
                .flatMap(owned -> operators.withId(owned.operatorId()).map(owner -> new Bearer(owner, owned.token())))
                .map(bearer -> noted(bearer, address));
    }

    private Bearer noted(Bearer bearer, String address) {
        Instant now = clock.instant();
        Instant before = bearer.token().usedAtOrNull();
        if (!bearer.token().usedFrom().equals(Callers.rounded(address))) {
            journal.tokenMoved(bearer.operator(), bearer.token(), address);
            before = null;
        }
        if (before == null || Duration.between(before, now).compareTo(USE_NOTED_EVERY) >= 0) {
            writer.jdbc()
                    .sql("update api_token set used_at = :now, used_from = :address where id = :id")
                    .param("now", now.toEpochMilli())
                    .param("address", Callers.rounded(address))
                    .param("id", bearer.token().id())
                    .update();
        }
        return bearer;
    }

    private record Owned(String operatorId, ApiToken token) {}

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        long used = row.getLong("used_at");
        Instant usedAt = row.wasNull() ? null : Instant.ofEpochMilli(used);
        String from = row.getString("used_from");
        return new ApiToken(
                row.getString("id"),
                row.getString("name"),
                Scopes.of(row.getString("scopes")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("expires_at")),
                usedAt,
                from == null ? "" : from);
    }
}
