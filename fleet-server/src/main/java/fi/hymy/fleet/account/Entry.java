package fi.hymy.fleet.account;

/// How operators get in. The room that knows passwords and sessions brings it.
///
/// Called within the caller's transaction, if there is one.
public interface Entry {
    /// A password for one sign-in, in place of the one before; ends the operator's sessions.
    String oneTimePassword(Operator operator);

    /// Signs an operator out everywhere.
    void end(Operator operator);
}
