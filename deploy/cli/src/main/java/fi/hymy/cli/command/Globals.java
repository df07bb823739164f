package fi.hymy.cli.command;

import fi.hymy.cli.api.Api;
import fi.hymy.cli.print.Printer;
import fi.hymy.cli.settings.Profile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// What every command understands.
public final class Globals {
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final BufferedReader in;
    private final PrintWriter out;
    private final PrintWriter err;

    @Option(
            names = "--server",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "the server, as https://hymy.example.org")
    String server = "";

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            scope = ScopeType.INHERIT,
            description = "an API token; better in HYMY_TOKEN, for others see what runs")
    String token = "";

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "JSON, one object on each line")
    boolean json;

    /// @param in what is piped in
    /// @param out for answers
    /// @param err for what is under way and what goes wrong
    public Globals(
            Map<String, String> environment, InstantSource clock, BufferedReader in, PrintWriter out, PrintWriter err) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /// Of what is piped in; empty where nothing is.
    String firstLine() {
        try {
            String line = in.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    Map<String, String> environment() {
        return environment;
    }

    Instant now() {
        return clock.instant();
    }

    /// For commands that need no server.
    Printer printer() {
        return new Printer(out, err, json);
    }

    /// Runs with a server.
    int with(ToIntFunction<Session> command) {
        Profile profile;
        try {
            profile = Profile.find(server, token, environment);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(Exit.USAGE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return with(profile, command);
    }

    int with(Profile profile, ToIntFunction<Session> command) {
        try (var api = new Api(profile.server(), profile.authorization())) {
            return command.applyAsInt(new Session(api, new Printer(out, err, json), clock));
        }
    }
}
