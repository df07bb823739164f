package fi.hymy.fleet.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The first operator, made when a server starts that has none. Without a password here, one for a single
/// sign-in is made up and printed; with one, it holds until it is changed.
///
/// @param name `hymy.first-operator.name`
/// @param password for unattended starts; others on the machine may see it among the program's arguments,
/// so better through the environment (`HYMY_FIRSTOPERATOR_PASSWORD`) or a file
/// @param passwordFile whose first line is the password
/// @param reset `--hymy.first-operator.reset` for one start: gives the operator of this name a new
/// password, as when the one-time password was lost, and ends that operator's sessions
@ConfigurationProperties("hymy.first-operator")
record FirstOperatorSettings(
        @DefaultValue("admin") String name,
        @Nullable String password,
        @Nullable Path passwordFile,
        @DefaultValue("false") boolean reset) {
    /// @throws UncheckedIOException when there is a password file that cannot be read
    Optional<String> givenPassword() {
        if (passwordFile == null) {
            return Optional.ofNullable(password);
        }
        try (var lines = Files.lines(passwordFile)) {
            return lines.findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("the password file cannot be read", e);
        }
    }

    /// Without the password.
    @Override
    public String toString() {
        return "FirstOperatorSettings[" + name + "]";
    }
}
