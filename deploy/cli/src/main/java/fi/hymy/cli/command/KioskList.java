package fi.hymy.cli.command;

import fi.hymy.cli.api.Api;
import fi.hymy.cli.print.Column;
import fi.hymy.cli.print.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "list", description = "Kiosks, how they are and what they show.")
final class KioskList extends ServerCommand {
    @Parameters(
            arity = "0..*",
            paramLabel = "QUERY",
            description = "which, as in the console: tag:lobby under:north -state:offline; all when left out")
    List<String> query = new ArrayList<>();

    @Option(names = "--trouble", description = "only those that need somebody")
    boolean trouble;

    @Option(names = "--worst", description = "the worst first, instead of by name")
    boolean worst;

    @Option(names = "--limit", paramLabel = "N", description = "as many at most")
    int limit = Integer.MAX_VALUE;

    KioskList(Globals globals) {
        super(globals);
    }

    @Override
    Exit run(Session session) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("q", String.join(" ", query));
        parameters.put("trouble", Boolean.toString(trouble));
        parameters.put("sort", worst ? "worst" : "name");
        var kiosks = new ArrayList<JsonNode>();
        session.api().each(Api.path("kiosks"), parameters, kiosk -> {
            if (kiosks.size() < limit) {
                kiosks.add(kiosk);
            }
            return kiosks.size() < limit;
        });
        String none = query.isEmpty() && !trouble
                ? "There are no kiosks yet. Say `hymy claim CODE NAME` with the code on a kiosk's screen."
                : "No kiosk is so.";
        session.printer().list(kiosks, columns(session.now()), none);
        return Exit.OK;
    }

    private static List<Column> columns(Instant now) {
        return List.of(
                Column.of("ID", "id"),
                Column.of("NAME", "name"),
                Column.of("SITE", "stands/siteName"),
                new Column("LINK", kiosk -> kiosk.at("/presence/linked").asBoolean() ? "linked" : "not linked"),
                new Column("HEARD", kiosk -> Words.age(kiosk, "presence/heartbeatAt", now)),
                Column.of("UNSENT", "presence/unsent"),
                new Column("SHOWS", kiosk -> survey(kiosk.path("reported"))),
                new Column("NEEDS", kiosk -> needs(kiosk)));
    }

    static String survey(JsonNode state) {
        return state.path("survey").isString()
                ? Words.at(state, "survey") + "@" + Words.at(state, "surveyVersion")
                : "-";
    }

    static String needs(JsonNode kiosk) {
        String concern = Words.at(kiosk, "concern");
        return concern.equals("NONE")
                ? "-"
                : concern.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
