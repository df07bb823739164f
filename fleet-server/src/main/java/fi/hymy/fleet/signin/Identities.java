package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.account.Operators;
import fi.hymy.fleet.account.Role;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Whom an identity provider means. A subject stays with the operator whom it first was, whatever names
/// change.
@Component
final class Identities {
    private final WriterDb writer;
    private final ReaderDb reader;
    private final Operators operators;
    private final InstantSource clock;

    Identities(WriterDb writer, ReaderDb reader, Operators operators, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.operators = operators;
        this.clock = clock;
    }

    /// Whether a subject was somebody before, may that one sign in or not.
    boolean isKnown(String issuer, String subject) {
        return operatorId(issuer, subject).isPresent();
    }

    /// Empty for one who may not sign in.
    Optional<Operator> find(String issuer, String subject) {
        return operatorId(issuer, subject).flatMap(operators::withId);
    }

    /// An operator by the user name, who is this subject from now on; empty where the issuer has another
    /// subject who is that operator: names are given anew, subjects are not.
    Optional<Operator> claim(String issuer, String subject, String userName) {
        return Optional.ofNullable(writer.transaction()
                        .execute(status -> operators
                                .find(userName)
                                .filter(operator -> keep(issuer, subject, operator))
                                .orElse(null)))
                .or(() -> find(issuer, subject));
    }

    /// A new operator for whom a subject stands; empty where the name is taken by one who may not sign in.
    Optional<Operator> add(String issuer, String subject, String userName, Role role) {
        return Optional.ofNullable(writer.transaction().execute(status -> {
            if (operators.isTaken(userName)) {
                return null;
            }
            Operator operator = operators.add(userName, role);
            keep(issuer, subject, operator);
            return operator;
        }));
    }

    /// The role that the provider says; the last admin stays one.
    Operator become(Operator operator, Role role) {
        return operator.role() == role ? operator : operators.become(operator, role);
    }

    private Optional<String> operatorId(String issuer, String subject) {
        return reader.jdbc()
                .sql("select operator_id from identity where issuer = :issuer and subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(String.class)
                .optional();
    }

    /// Within a transaction.
    ///
    /// @return whether the operator is this subject now, and was none of the issuer's before
    private boolean keep(String issuer, String subject, Operator operator) {
        // Two who come at once come one after the other, on databases with many writers too.
        writer.jdbc()
                .sql("update operator set role = role where id = :id")
                .param("id", operator.id())
                .update();
        return writer.jdbc()
                        .sql("""
                        insert into identity (issuer, subject, operator_id, since)
                        select :issuer, :subject, :operator, :now
                        where not exists (
                            select 1 from identity where issuer = :issuer and operator_id = :operator)
                        on conflict (issuer, subject) do nothing
                        """)
                        .param("issuer", issuer)
                        .param("subject", subject)
                        .param("operator", operator.id())
                        .param("now", clock.millis())
                        .update()
                == 1;
    }
}
