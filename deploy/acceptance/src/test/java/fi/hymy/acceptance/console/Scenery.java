package fi.hymy.acceptance.console;

import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.program.SimulatorProgram;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// What there is to see on a walk: three kiosks at two sites with a survey, two of them linked, one lost.
/// Whatever people would call something is Greek here, and so no word of the console.
final class Scenery {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String SITES = """
            organisation,site key,site name,time zone,opening hours,point key,point name
            Βιβλιοθήκη,s-1,Κεντρική,Europe/Helsinki,Mon-Sun 00:00-24:00,p-1,Είσοδος
            Βιβλιοθήκη,s-1,Κεντρική,Europe/Helsinki,Mon-Sun 00:00-24:00,p-2,Αίθουσα
            Βιβλιοθήκη,s-2,Βόρεια,Europe/Helsinki,Mon-Sun 00:00-24:00,p-3,Έξοδος
            """;

    private Scenery() {}

    /// @return the kiosks that are linked, until it is closed
    static SimulatorProgram furnish(Stage stage) {
        stage.console().bringSites(SITES);
        List<JoinedKiosk> kiosks = stage.enrol(List.of("Αθήνα", "Πάτρα", "Ρόδος"));
        stage.console().assignToAll(stage.publish(Kind.VISIT));
        stage.console()
                .writeAlarmRule(JSON.createObjectNode()
                        .put("number", 1)
                        .put("rule", "offline")
                        .put("query", "")
                        .put("on", true)
                        .put("threshold", 0)
                        .put("holdSeconds", 1)
                        .put("calmSeconds", 1)
                        .put("severity", "URGENT"));
        JoinedKiosk lost = kiosks.getLast();
        try (var _ = stage.simulate(List.of(lost), 1)) {
            await(stage, "the kiosk is linked", List.of(lost));
        }
        SimulatorProgram rest = stage.simulate(kiosks.subList(0, 2), 1);
        await(stage, "the others are linked", kiosks.subList(0, 2));
        stage.console()
                .ask(
                        kiosks.getFirst().id(),
                        JSON.createObjectNode().put("kind", "identify").put("amount", 5));
        return rest;
    }

    private static void await(Stage stage, String what, List<JoinedKiosk> kiosks) {
        stage.server()
                .program()
                .awaitUntil(
                        what,
                        LIMIT,
                        () -> kiosks.stream()
                                .allMatch(kiosk -> stage.console()
                                        .kiosk(kiosk.id())
                                        .path("presence")
                                        .path("linked")
                                        .asBoolean()));
    }
}
