package fi.hymy.fleet.account;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Who may sign in. Passwords are kept as slow salted hashes only.
@Component
final class Operators {
    private final WriterDb writer;
    private final ReaderDb reader;
    private final PasswordEncoder encoder;
    private final InstantSource clock;

    Operators(WriterDb writer, ReaderDb reader, PasswordEncoder encoder, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.encoder = encoder;
        this.clock = clock;
    }

    boolean isEmpty() {
        return reader.jdbc()
                        .sql("select count(*) from operator")
                        .query(Long.class)
                        .single()
                == 0;
    }

    /// @param userName compared without regard to case
    Optional<Operator> find(String userName) {
        return reader.jdbc()
                .sql("""
                        select id, user_name, password_hash, must_change from operator
                        where lower(user_name) = lower(:userName)
                        """)
                .param("userName", userName)
                .query(Operators::operator)
                .optional();
    }

    /// @param mustChange whether the password is for one sign-in only
    /// @throws org.springframework.dao.DataIntegrityViolationException when the name is taken
    void add(String userName, String password, boolean mustChange) {
        writer.jdbc()
                .sql("""
                        insert into operator (id, user_name, password_hash, must_change, created_at, language)
                        values (:id, :userName, :hash, :mustChange, :createdAt, 'en')
                        """)
                .param("id", UUID.randomUUID().toString())
                .param("userName", userName)
                .param("hash", encoder.encode(password))
                .param("mustChange", mustChange ? 1 : 0)
                .param("createdAt", clock.instant().toEpochMilli())
                .update();
    }

    /// Whoever lost a password gets another, and is signed out everywhere. Makes the operator where there is none.
    void replacePassword(String userName, String password, boolean mustChange) {
        writer.transaction()
                .executeWithoutResult(status -> find(userName)
                        .ifPresentOrElse(
                                operator -> {
                                    storeHash(operator, encoder.encode(password), mustChange ? 1 : 0);
                                    endSessions(operator);
                                },
                                () -> add(userName, password, mustChange)));
    }

    private void endSessions(Operator operator) {
        writer.jdbc()
                .sql("delete from spring_session where principal_name = :name")
                .param("name", operator.userName())
                .update();
    }

    void changePassword(Operator operator, String password) {
        storeHash(operator, encoder.encode(password), 0);
    }

    /// The same password under a newer kind of hash.
    void upgradeHash(Operator operator, String hash) {
        storeHash(operator, hash, operator.mustChange() ? 1 : 0);
    }

    private void storeHash(Operator operator, String hash, int mustChange) {
        writer.jdbc()
                .sql("update operator set password_hash = :hash, must_change = :mustChange where id = :id")
                .param("hash", hash)
                .param("mustChange", mustChange)
                .param("id", operator.id())
                .update();
    }

    private static Operator operator(ResultSet row, int number) throws SQLException {
        return new Operator(
                row.getString("id"),
                row.getString("user_name"),
                row.getString("password_hash"),
                row.getInt("must_change") == 1);
    }
}
