package fi.hymy.cli;

import fi.hymy.cli.command.Commands;
import fi.hymy.cli.command.Globals;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/// `hymy`, from its arguments to its exit code.
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        System.exit(Commands.run(
                new Globals(
                        System.getenv(),
                        Clock.systemUTC(),
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8)),
                arguments));
    }
}
