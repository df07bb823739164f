package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.account.Operators;
import fi.hymy.fleet.audit.AuditTrail;
import fi.hymy.fleet.audit.Audited;
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
        String what = "Signed in by %s.".formatted(how);
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
                .ifPresent(operator ->
                        trail.note(operator.userName(), address, "A sign-in failed: %s.".formatted(why), true));
    }

    /// @param what as `Added a passkey.`
    void changed(Operator operator, String what) {
        Audited.by(operator.userName());
        Audited.what(what);
    }

    /// A token came from a place where it was not before.
    void tokenMoved(Operator operator, ApiToken token, String address) {
        trail.note(operator.userName(), address, "The API token '%s' came from here.".formatted(token.name()), false);
    }
}
