package fi.hymy.fleet.signin;

import fi.hymy.fleet.RunningServer;
import fi.hymy.fleet.account.Operators;
import fi.hymy.fleet.account.Role;

/// Operators with passwords that a test knows.
public final class TestOperators {
    private TestOperators() {}

    /// @param mustChange whether the password is for one sign-in only
    public static void add(RunningServer server, String name, String password, boolean mustChange, Role role) {
        server.bean(Passwords.class).set(server.bean(Operators.class).add(name, role), password, mustChange);
    }

    public static void password(RunningServer server, String name, String password) {
        server.bean(Passwords.class).set(server.bean(Operators.class).find(name).orElseThrow(), password, false);
    }
}
