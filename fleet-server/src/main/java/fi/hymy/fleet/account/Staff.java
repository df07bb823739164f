package fi.hymy.fleet.account;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The operators as an admin manages them. One admin who may sign in is always left.
///
/// Whose role changes, or who is switched off, is signed out everywhere.
@Component
final class Staff {
    private static final Logger LOG = LoggerFactory.getLogger(Staff.class);
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@-]{2,60}");
    private static final String SELECT = "select id, user_name, role, created_at, off_at, must_change from operator ";
    private static final String LAST =
            key("This is the last admin who can sign in. Make somebody else an admin first.");

    private final Operators operators;
    private final WriterDb writer;
    private final ReaderDb reader;
    private final Entry entry;
    private final InstantSource clock;

    Staff(Operators operators, WriterDb writer, ReaderDb reader, Entry entry, InstantSource clock) {
        this.operators = operators;
        this.writer = writer;
        this.reader = reader;
        this.entry = entry;
        this.clock = clock;
    }

    /// @param offAtOrNull since when the member may not sign in, or null
    /// @param fresh whether the one-time password was not used yet
    record Member(
            String id,
            String userName,
            Role role,
            Instant since,
            @Nullable Instant offAtOrNull,
            boolean fresh) {
        boolean isOff() {
            return offAtOrNull != null;
        }

        private Operator operator() {
            return new Operator(id, userName, fresh, role);
        }
    }

    /// What a change came to.
    sealed interface Result {
        /// @param invitation a link that was made, shown this once, or null
        record Done(Member member, Entry.@Nullable Invitation invitation) implements Result {}

        record Refused(String why) implements Result {}
    }

    /// By name.
    List<Member> all() {
        return reader.jdbc()
                .sql(SELECT + "order by lower(user_name), id")
                .query(Staff::member)
                .list();
    }

    Optional<Member> find(String id) {
        return reader.jdbc()
                .sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Staff::member)
                .optional();
    }

    Result add(String name, Role role, String by) {
        String userName = name.strip();
        if (!NAME.matcher(userName).matches()) {
            return new Result.Refused(
                    t("A user name has 2 to 60 letters, digits, '.', '-', '_' or '@', and no spaces."));
        }
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            lockAdmins();
            Optional<Member> taken = named(userName);
            if (taken.isPresent()) {
                return new Result.Refused(
                        taken.get().isOff()
                                ? t(
                                        "There is an operator called '%s' already, who is switched off.",
                                        taken.get().userName())
                                : t(
                                        "There is an operator called '%s' already.",
                                        taken.get().userName()));
            }
            Entry.Invitation invitation = entry.invite(operators.add(userName, role), by);
            LOG.info("operator {} was added by {} as {}", userName, by, role);
            return new Result.Done(named(userName).orElseThrow(), invitation);
        }));
    }

    Result setRole(String id, Role role, String by) {
        return change(id, role != Role.ADMIN, member -> {
            if (member.role() != role) {
                Audited.change("role", t(member.role().label()), t(role.label()));
                update(id, "role = :value", role.name());
                entry.end(member.operator());
                LOG.info("operator {} was made {} by {}", member.userName(), role, by);
            }
        });
    }

    Result switchOff(String id, String by) {
        return change(id, true, member -> {
            Audited.change("may sign in", t(member.isOff() ? "no" : "yes"), t("no"));
            update(id, "off_at = :value", clock.millis());
            entry.end(member.operator());
            LOG.info("operator {} was switched off by {}", member.userName(), by);
        });
    }

    Result switchOn(String id, String by) {
        return change(id, false, member -> {
            Audited.change("may sign in", t(member.isOff() ? "no" : "yes"), t("yes"));
            update(id, "off_at = :value", null);
            LOG.info("operator {} was switched on by {}", member.userName(), by);
        });
    }

    /// A link by which the operator chooses a password: for one who forgot it, or whose invitation is too
    /// old.
    Result newLink(String id, String by) {
        Optional<Member> found = find(id);
        if (found.isEmpty() || found.get().isOff()) {
            return new Result.Refused(t("There is no such operator, or one who is switched off."));
        }
        LOG.info("operator {} got a link from {}", found.get().userName(), by);
        return new Result.Done(found.get(), entry.invite(found.get().operator(), by));
    }

    /// Takes a link back. Who never had a password is gone with it: there is nothing else of that one.
    Result takeBack(String id, String by) {
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            Optional<Member> found = find(id);
            if (found.isEmpty()) {
                return new Result.Refused(t("There is no such operator."));
            }
            Member member = found.get();
            entry.withdraw(member.operator());
            Entry.Standing standing = entry.standings().get(id);
            if (standing != null && !standing.hasPassword() && otherAdmins(id) > 0) {
                entry.forget(member.operator());
                writer.jdbc()
                        .sql("delete from operator where id = :id")
                        .param("id", id)
                        .update();
            }
            LOG.info("the link of operator {} was taken back by {}", member.userName(), by);
            return new Result.Done(member, null);
        }));
    }

    /// For one who lost the phone: the password alone opens the door again.
    Result dropSecondStep(String id, String by) {
        return change(id, false, member -> {
            entry.dropSecondStep(member.operator());
            LOG.info("the second step of operator {} was taken away by {}", member.userName(), by);
        });
    }

    /// How each operator stands at the door, by id.
    Map<String, Entry.Standing> standings() {
        return entry.standings();
    }

    /// @param losesAdmin whether the operator is no admin who can sign in afterwards
    private Result change(String id, boolean losesAdmin, Consumer<Member> action) {
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            lockAdmins();
            Optional<Member> found = writer.jdbc()
                    .sql(SELECT + "where id = :id")
                    .param("id", id)
                    .query(Staff::member)
                    .optional();
            if (found.isEmpty()) {
                return new Result.Refused(t("There is no such operator."));
            }
            if (losesAdmin && otherAdmins(id) == 0) {
                return new Result.Refused(t(LAST));
            }
            action.accept(found.get());
            return new Result.Done(
                    writer.jdbc()
                            .sql(SELECT + "where id = :id")
                            .param("id", id)
                            .query(Staff::member)
                            .single(),
                    null);
        }));
    }

    /// Two admins who take the role from each other come one after the other, on databases with many
    /// writers too.
    private void lockAdmins() {
        writer.jdbc()
                .sql("update operator set role = role where role = 'ADMIN'")
                .update();
    }

    private long otherAdmins(String id) {
        return writer.jdbc()
                .sql("select count(*) from operator where role = 'ADMIN' and off_at is null and id <> :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private Optional<Member> named(String userName) {
        return writer.jdbc()
                .sql(SELECT + "where lower(user_name) = lower(:name)")
                .param("name", userName)
                .query(Staff::member)
                .optional();
    }

    private void update(String id, String set, @Nullable Object value) {
        writer.jdbc()
                .sql("update operator set " + set + " where id = :id")
                .param("value", value)
                .param("id", id)
                .update();
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        long off = row.getLong("off_at");
        Instant offAt = row.wasNull() ? null : Instant.ofEpochMilli(off);
        return new Member(
                row.getString("id"),
                row.getString("user_name"),
                Role.valueOf(row.getString("role")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                offAt,
                row.getInt("must_change") == 1);
    }
}
