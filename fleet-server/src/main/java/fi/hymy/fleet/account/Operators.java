package fi.hymy.fleet.account;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Who may sign in. By what, room `signin` keeps in columns of its own.
@Component
public final class Operators {
    private static final String SELECT = "select id, user_name, must_change, role from operator ";

    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;

    public Operators(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    public boolean isEmpty() {
        return reader.jdbc()
                        .sql("select count(*) from operator")
                        .query(Long.class)
                        .single()
                == 0;
    }

    /// One who may sign in.
    ///
    /// @param userName compared without regard to case
    public Optional<Operator> find(String userName) {
        return reader.jdbc()
                .sql(SELECT + "where lower(user_name) = lower(:userName) and off_at is null")
                .param("userName", userName)
                .query(Operators::operator)
                .optional();
    }

    /// One who may sign in.
    public Optional<Operator> withId(String id) {
        return reader.jdbc()
                .sql(SELECT + "where id = :id and off_at is null")
                .param("id", id)
                .query(Operators::operator)
                .optional();
    }

    /// Whether somebody has the name, may that one sign in or not.
    public boolean isTaken(String userName) {
        return reader.jdbc()
                        .sql("select count(*) from operator where lower(user_name) = lower(:userName)")
                        .param("userName", userName)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /// Another role; the last admin stays one.
    ///
    /// @return the operator as it is then
    public Operator become(Operator operator, Role role) {
        int changed = writer.jdbc()
                .sql("""
                        update operator set role = :role where id = :id and (role <> 'ADMIN' or exists (
                            select 1 from operator other
                            where other.role = 'ADMIN' and other.off_at is null and other.id <> :id))
                        """)
                .param("role", role.name())
                .param("id", operator.id())
                .update();
        return changed == 0 ? operator : withId(operator.id()).orElse(operator);
    }

    /// One without a password, who cannot sign in before getting one.
    ///
    /// @throws org.springframework.dao.DataIntegrityViolationException when the name is taken
    public Operator add(String userName, Role role) {
        var operator = new Operator(UUID.randomUUID().toString(), userName, false, role);
        writer.jdbc()
                .sql("""
                        insert into operator (id, user_name, password_hash, must_change, created_at, language, role)
                        values (:id, :userName, '', 0, :createdAt, 'en', :role)
                        """)
                .param("id", operator.id())
                .param("userName", userName)
                .param("createdAt", clock.instant().toEpochMilli())
                .param("role", role.name())
                .update();
        return operator;
    }

    /// For the host who lost the way in: an admin again, and switched on. Makes the operator where there
    /// is none.
    public Operator rescue(String userName) {
        writer.jdbc()
                .sql(
                        "update operator set role = 'ADMIN', off_at = null, whole = 1, contacts = 1 where lower(user_name) = lower(:userName)")
                .param("userName", userName)
                .update();
        return writer.jdbc()
                .sql(SELECT + "where lower(user_name) = lower(:userName)")
                .param("userName", userName)
                .query(Operators::operator)
                .optional()
                .orElseGet(() -> add(userName, Role.ADMIN));
    }

    private static Operator operator(ResultSet row, int number) throws SQLException {
        return new Operator(
                row.getString("id"),
                row.getString("user_name"),
                row.getInt("must_change") == 1,
                Role.valueOf(row.getString("role")));
    }
}
