package fi.hymy.acceptance.program;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The shipped `hymy` command, by somebody who signs releases and brings them out.
///
/// @param folder where it runs
/// @param password of the operator
public record Hymy(Packages packages, Path folder, URI server, String password) {
    private static final Duration PATIENT = Duration.ofMinutes(10);
    private static final String KEY = "release.key";

    /// Makes the key that signs this folder's releases. No server is asked.
    ///
    /// @param trusted the list of keys for servers and kiosks, which gets its public half
    public void keygen(Path trusted) {
        run("release", "keygen", KEY, "--trust", trusted.toString());
    }

    /// Makes a release, signs it, and brings it to the server.
    ///
    /// @param kind `app` for the kiosk's program, `os` for its whole system
    /// @param arch of the kiosks that can run it
    /// @param file in whatever folder
    public void bring(String kind, String version, long number, String arch, Path file) {
        run(
                "release",
                "make",
                "--kind",
                kind,
                "--release",
                version,
                "--number",
                "" + number,
                "--file",
                arch + "=" + file);
        run("release", "sign", "manifest.json", "--key", KEY);
        run(
                "release",
                "upload",
                "release.json",
                "--files",
                file.resolveSibling("").toString());
    }

    /// Rolls a release out to one kiosk.
    public void rollOut(String version, String kiosk) {
        run("release", "rollout", version, "--kiosk", kiosk, "--preset", "at-once");
    }

    /// @return what it said
    /// @throws IllegalStateException when it fails
    public String run(String... arguments) {
        var command = new ArrayList<>(
                List.of(packages.root().resolve("deploy/cli/hymy").toString()));
        command.addAll(List.of(arguments));
        Launch launch = Launch.of("hymy", folder, command.toArray(String[]::new))
                .with("HYMY_SERVER", server.toString())
                .with("HYMY_USER", ServerProgram.OPERATOR)
                .with("HYMY_PASSWORD", password)
                .with("XDG_CONFIG_HOME", folder.toString());
        try (Program hymy = Program.start(launch)) {
            int code = hymy.exitCode(PATIENT).orElse(-1);
            String said = String.join("\n", hymy.output());
            if (code != 0) {
                throw new IllegalStateException("hymy %s ended with %d: %s".formatted(List.of(arguments), code, said));
            }
            return said;
        }
    }
}
