package fi.hymy.cli.command;

import fi.hymy.cli.api.Api;
import fi.hymy.cli.settings.Profile;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "login",
        description =
                "Keep a server and an API token for later commands. Tokens are made in the console, under your account.")
final class Login implements Callable<Integer> {
    private final Globals globals;

    @Parameters(paramLabel = "URL", description = "the server, as https://hymy.example.org")
    String url = "";

    Login(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() {
        URI server;
        try {
            server = Profile.address(url);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(Exit.USAGE, String.valueOf(e.getMessage()));
        }
        String given = given();
        return globals.with(new Profile(server, "Bearer " + given), session -> {
            session.api().get(Api.path("overview"));
            Path file = Profile.file(globals.environment());
            try {
                Profile.save(server, given, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            session.printer().done(Api.object().put("server", server.toString()), "Kept in %s.".formatted(file));
            return Exit.OK.code();
        });
    }

    /// From the environment, typed, or the first line of what is piped in.
    // Without a terminal it is null all the same, in this JDK too.
    @SuppressWarnings("SystemConsoleNull")
    private String given() {
        String token = globals.environment().getOrDefault("HYMY_TOKEN", "");
        if (token.isEmpty()) {
            Console terminal = System.console();
            char[] typed = terminal != null && terminal.isTerminal() ? terminal.readPassword("API token: ") : null;
            token = typed == null ? globals.firstLine() : new String(typed);
        }
        if (token.isBlank()) {
            throw new CommandFailure(Exit.USAGE, "A token is needed: type it, pipe it in, or set HYMY_TOKEN.");
        }
        return token.strip();
    }
}
