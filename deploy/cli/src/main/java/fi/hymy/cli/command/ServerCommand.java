package fi.hymy.cli.command;

import java.util.concurrent.Callable;

/// A command that talks with a server.
abstract class ServerCommand implements Callable<Integer> {
    private final Globals globals;

    ServerCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public final Integer call() {
        return globals.with(session -> run(session).code());
    }

    abstract Exit run(Session session);
}
