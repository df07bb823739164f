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

    /// One who may sign in.
    ///
    /// @param userName compared without regard to case
    Optional<Operator> find(String userName) {
        return reader.jdbc()
                .sql("""
                        select id, user_name, password_hash, must_change, role from operator
                        where lower(user_name) = lower(:userName) and off_at is null
                        """)
                .param("userName", userName)
                .query(Operators::operator)
                .optional();
    }

    /// @param mustChange whether the password is for one sign-in only
    /// @throws org.springframework.dao.DataIntegrityViolationException when the name is taken
    void add(String userName, String password, boolean mustChange, Role role) {
        writer.jdbc()
                .sql("""
                        insert into operator (id, user_name, password_hash, must_change, created_at, language, role)
                        values (:id, :userName, :hash, :mustChange, :createdAt, 'en', :role)
                        """)
                .param("id", UUID.randomUUID().toString())
                .param("userName", userName)
                .param("hash", encoder.encode(password))
                .param("mustChange", mustChange ? 1 : 0)
                .param("createdAt", clock.instant().toEpochMilli())
                .param("role", role.name())
                .update();
    }

    /// For the host who lost the way in: a new password, signed out everywhere, and an admin again,
    /// switched on. Makes the operator where there is none.
    void rescue(String userName, String password, boolean mustChange) {
        writer.transaction().executeWithoutResult(status -> {
            writer.jdbc()
                    .sql("update operator set role = 'ADMIN', off_at = null where lower(user_name) = lower(:userName)")
                    .param("userName", userName)
                    .update();
            writer.jdbc()
                    .sql(
                            "select id, user_name, password_hash, must_change, role from operator where lower(user_name) = lower(:userName)")
                    .param("userName", userName)
                    .query(Operators::operator)
                    .optional()
                    .ifPresentOrElse(
                            operator -> {
                                storeHash(operator, encoder.encode(password), mustChange ? 1 : 0);
                                endSessions(operator.userName());
                            },
                            () -> add(userName, password, mustChange, Role.ADMIN));
        });
    }

    private void endSessions(String userName) {
        writer.jdbc()
                .sql("delete from spring_session where principal_name = :name")
                .param("name", userName)
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
                row.getInt("must_change") == 1,
                Role.valueOf(row.getString("role")));
    }
}
