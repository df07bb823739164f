package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.account.Operators;
import fi.hymy.fleet.account.Role;
import fi.hymy.fleet.audit.AuditTrail;
import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.web.Sentence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Writes into the audit trail who came in and how, who could not, and what changed about the ways in.
/// Failures are written down for names that are somebody's alone, so that nobody can fill the trail from
/// outside.
@Component
final class Journal {
    private final AuditTrail trail;
    private final Operators operators;

    Journal(AuditTrail trail, Operators operators) {
        this.trail = trail;
        this.operators = operators;
    }

    /// @param how as `password`
    void cameIn(Operator operator, String how, boolean byForm, String address) {
        var what = Sentence.of("Signed in by %s.", Sentence.of(how));
        if (byForm) {
            Audited.by(operator.userName());
            Audited.what(what);
        } else {
            trail.note(operator.userName(), address, what, false);
        }
    }

    /// @param why as `wrong code`
    void failed(String userName, String why, String address) {
        operators
                .find(userName)
                .ifPresent(operator -> trail.note(
                        operator.userName(), address, Sentence.of("A sign-in failed: %s.", Sentence.of(why)), true));
    }

    /// The identity provider vouched for somebody who may not come in. Only whom it knows gets as far, so
    /// nobody fills the trail from outside.
    ///
    /// @param name what it calls that one; the name of an operator for one who would be that operator and
    /// is not
    void refused(String name, String address) {
        Optional<Operator> namesake = operators.find(name);
        trail.note(
                namesake.map(Operator::userName).orElse(""),
                address,
                namesake.isPresent()
                        ? Sentence.of("A sign-in failed: the identity provider vouches for somebody else by this name.")
                        : Sentence.of("A sign-in failed: the identity provider sent '%s', who may not come in.", name),
                true);
    }

    /// The identity provider says another role than before.
    void became(Operator operator, Role before) {
        var what = Sentence.of(
                "The identity provider changed the role from '%s' to '%s'.",
                Sentence.of(before.label()), Sentence.of(operator.role().label()));
        trail.note(operator.userName(), "", what, false);
    }

    /// @param what as `Added a passkey.`, a key of the catalogues
    void changed(Operator operator, String what, Object... values) {
        Audited.by(operator.userName());
        Audited.what(Sentence.of(what, values));
    }

    /// A token came from a place where it was not before.
    void tokenMoved(Operator operator, ApiToken token, String address) {
        trail.note(
                operator.userName(), address, Sentence.of("The API token '%s' came from here.", token.name()), false);
    }
}
