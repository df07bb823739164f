package fi.hymy.cli.command;

import fi.hymy.cli.api.Api;
import fi.hymy.cli.print.Column;
import fi.hymy.cli.print.Words;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What needs somebody.
final class AlarmCommands {
    private AlarmCommands() {}

    static CommandLine line(Globals globals) {
        return Commands.group("alarms", "What needs somebody, and who looks after it.")
                .addSubcommand(new ListOpen(globals))
                .addSubcommand(new Acknowledge(globals))
                .addSubcommand(new Comment(globals));
    }

    @Command(
            name = "list",
            description = "Open alarms, the worst first. Exit code 1 when there is one and --check is said.")
    static final class ListOpen extends ServerCommand {
        @Option(names = "--closed", description = "those that are over")
        boolean closed;

        @Option(names = "--check", description = "for monitoring: exit code 1 when any is open")
        boolean check;

        ListOpen(Globals globals) {
            super(globals);
        }

        @Override
        Exit run(Session session) {
            List<tools.jackson.databind.JsonNode> alarms =
                    session.api().all(Api.path("alerts"), Map.of("state", closed ? "closed" : "open"));
            session.printer()
                    .list(
                            alarms,
                            List.of(
                                    Column.of("ID", "id"),
                                    Column.of("SEVERITY", "severity"),
                                    new Column("FOR", alarm -> Words.age(alarm, "since", session.now())),
                                    Column.of("WHAT", "title"),
                                    Column.of("LOOKED AFTER BY", "acknowledgedBy")),
                            "Nothing needs anybody.");
            return check && !closed && !alarms.isEmpty() ? Exit.FAILED : Exit.OK;
        }
    }

    @Command(name = "acknowledge", description = "Say that you look after it.")
    static final class Acknowledge extends ServerCommand {
        @Parameters(paramLabel = "ALARM")
        String alarm = "";

        Acknowledge(Globals globals) {
            super(globals);
        }

        @Override
        Exit run(Session session) {
            session.printer()
                    .done(session.api().post(Api.path("alerts", alarm, "acknowledgement"), null), "You look after it.");
            return Exit.OK;
        }
    }

    @Command(name = "comment", description = "Write down what you found out.")
    static final class Comment extends ServerCommand {
        @Parameters(index = "0", paramLabel = "ALARM")
        String alarm = "";

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "WORDS")
        List<String> words = List.of();

        Comment(Globals globals) {
            super(globals);
        }

        @Override
        Exit run(Session session) {
            session.printer()
                    .done(
                            session.api()
                                    .post(
                                            Api.path("alerts", alarm, "comments"),
                                            Api.object().put("text", String.join(" ", words))),
                            "Written down.");
            return Exit.OK;
        }
    }
}
