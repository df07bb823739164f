package fi.hymy.cli.command;

import fi.hymy.cli.api.Api;
import fi.hymy.cli.print.Column;
import fi.hymy.cli.print.Words;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(name = "joining", description = "Kiosks that show a code and wait to be claimed.")
final class Joining extends ServerCommand {
    Joining(Globals globals) {
        super(globals);
    }

    @Override
    Exit run(Session session) {
        session.printer()
                .list(
                        session.api().all(Api.path("enrolments"), Map.of()),
                        List.of(
                                Column.of("CODE", "code"),
                                new Column("WAITS", one -> Words.age(one, "openedAt", session.now())),
                                Column.of("ADDRESS", "address"),
                                Column.of("PROGRAM", "appVersion"),
                                Column.of("HARDWARE", "hardware")),
                        "No kiosk waits to be claimed.");
        return Exit.OK;
    }
}
