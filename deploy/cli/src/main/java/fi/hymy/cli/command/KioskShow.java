package fi.hymy.cli.command;

import fi.hymy.cli.api.Api;
import fi.hymy.cli.print.Column;
import fi.hymy.cli.print.Words;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "show", description = "One kiosk: what it should show, what it shows, and the one reason why not.")
final class KioskShow extends ServerCommand {
    @Parameters(paramLabel = "KIOSK", description = "its id or its name")
    String kiosk = "";

    KioskShow(Globals globals) {
        super(globals);
    }

    @Override
    Exit run(Session session) {
        JsonNode found = session.kiosk(kiosk);
        JsonNode screen = session.api().get(Api.path("kiosks", Session.id(found), "screen"));
        ObjectNode whole = Api.object();
        found.properties().forEach(field -> whole.set(field.getKey(), field.getValue()));
        whole.set("screen", screen);
        session.printer().one(whole, facts(session.now()));
        return Exit.OK;
    }

    private static List<Column> facts(Instant now) {
        return List.of(
                Column.of("Name", "name"),
                Column.of("Id", "id"),
                Column.of("Site", "stands/siteName"),
                Column.of("Point", "stands/pointName"),
                new Column(
                        "Link",
                        kiosk -> (kiosk.at("/presence/linked").asBoolean() ? "linked" : "not linked") + ", for "
                                + Words.age(kiosk, "presence/linkChangedAt", now)),
                new Column("Last heard", kiosk -> ago(kiosk, "presence/heartbeatAt", now)),
                new Column("Last answer", kiosk -> ago(kiosk, "presence/lastResponseAt", now)),
                Column.of("Unsent answers", "presence/unsent"),
                Column.of("Program", "presence/appVersion"),
                new Column("Should show", kiosk -> shown(kiosk.at("/screen/shouldShow"))),
                new Column("Shows", kiosk -> shown(kiosk.at("/screen/shows"))),
                Column.of("Why not", "screen/why"));
    }

    private static String ago(JsonNode kiosk, String path, Instant now) {
        String age = Words.age(kiosk, path, now);
        return age.equals("-") ? "never" : age + " ago";
    }

    private static String shown(JsonNode survey) {
        return survey.path("survey").isString()
                ? Words.at(survey, "survey") + "@" + Words.at(survey, "version")
                : "nothing";
    }
}
