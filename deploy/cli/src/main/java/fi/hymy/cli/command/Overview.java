package fi.hymy.cli.command;

import fi.hymy.cli.api.Api;
import fi.hymy.cli.print.Column;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "overview", description = "How the fleet is, in figures.")
final class Overview extends ServerCommand {
    Overview(Globals globals) {
        super(globals);
    }

    @Override
    Exit run(Session session) {
        session.printer()
                .one(
                        session.api().get(Api.path("overview")),
                        List.of(
                                Column.of("Kiosks", "kiosks"),
                                Column.of("Linked", "linked"),
                                Column.of("Need somebody", "trouble"),
                                Column.of("Show something else", "wrongContent"),
                                Column.of("Answers on kiosks", "unsent")));
        return Exit.OK;
    }
}
