package fi.hymy.cli.command;

import fi.hymy.cli.api.Api;
import fi.hymy.cli.print.Column;
import fi.hymy.cli.print.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// What needs somebody.
final class AlarmCommands {
    private static final List<String> WORST_FIRST = List.of("urgent", "warning", "notice");

    private AlarmCommands() {}

    static CommandLine line(Globals globals) {
        return Commands.group("alarms", "What needs somebody, and who looks after it.")
                .addSubcommand(new ListOpen(globals))
                .addSubcommand(new Show(globals))
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
            List<JsonNode> alarms =
                    session.api().all(Api.path("alerts"), Map.of("state", closed ? "closed" : "open")).stream()
                            .sorted(Comparator.comparingInt(ListOpen::rank))
                            .toList();
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

        private static int rank(JsonNode alarm) {
            int known = WORST_FIRST.indexOf(Words.at(alarm, "severity").toLowerCase(Locale.ROOT));
            return known < 0 ? WORST_FIRST.size() : known;
        }
    }

    @Command(name = "show", description = "One alarm: what is wrong, what to do, and all that happened.")
    static final class Show extends ServerCommand {
        @Parameters(paramLabel = "ALARM")
        String alarm = "";

        Show(Globals globals) {
            super(globals);
        }

        @Override
        Exit run(Session session) {
            JsonNode whole = session.api().get(Api.path("alerts", alarm));
            session.printer()
                    .one(
                            whole,
                            List.of(
                                    Column.of("What", "alert/title"),
                                    Column.of("Severity", "alert/severity"),
                                    Column.of("State", "alert/state"),
                                    new Column("For", one -> Words.age(one, "alert/since", session.now())),
                                    Column.of("What to do", "advice"),
                                    new Column("Kiosks", one -> Words.list(one.path("kiosks"))),
                                    Column.of("Looked after by", "alert/acknowledgedBy")));
            return Exit.OK;
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
