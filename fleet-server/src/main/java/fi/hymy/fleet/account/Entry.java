package fi.hymy.fleet.account;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How operators get in. The room that knows passwords and sessions brings it.
///
/// Called within the caller's transaction, if there is one.
public interface Entry {
    /// A link for one use by which the operator chooses a password: for a newcomer, or one who forgot it.
    /// The link before it ends; password and sessions go on until the new one is used.
    ///
    /// @param by who asks for it
    Invitation invite(Operator operator, String by);

    /// Takes the link back, if there is one that was not used.
    void withdraw(Operator operator);

    /// Signs an operator out everywhere.
    void end(Operator operator);

    /// For one who lost the phone and the recovery codes: takes the authenticator app and the passkeys
    /// away, and signs the operator out.
    void dropSecondStep(Operator operator);

    /// Takes away all by which an operator could sign in, before the operator is taken away.
    void forget(Operator operator);

    /// How each operator stands at the door, by id.
    Map<String, Standing> standings();

    /// @param path of the link, as `/welcome/…`; shown this once
    /// @param mailed whether it was sent to the operator's address
    record Invitation(String path, Instant until, boolean mailed) {
        /// Without the secret.
        @Override
        public String toString() {
            return "Invitation[until " + until + "]";
        }
    }

    /// @param hasPassword whether one was ever chosen, or an identity provider vouched for the operator
    /// @param linkUntilOrNull until when a link waits to be used, or null
    /// @param secondStep whether a password alone does not open the door
    record Standing(boolean hasPassword, @Nullable Instant linkUntilOrNull, boolean secondStep) {}
}
