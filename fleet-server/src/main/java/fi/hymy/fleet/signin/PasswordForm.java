package fi.hymy.fleet.signin;

import org.jspecify.annotations.Nullable;

/// The form that changes a password.
///
/// @param asksCurrent whether the password until now must be given too
/// @param problem what was wrong with the last try, or null
record PasswordForm(boolean asksCurrent, @Nullable String problem) {}
