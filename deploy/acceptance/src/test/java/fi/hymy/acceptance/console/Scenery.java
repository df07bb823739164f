package fi.hymy.acceptance.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.program.SimulatorProgram;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What there is to see on a walk: three kiosks at two sites with a survey, two of them linked, one lost.
/// Whatever people would call something is Greek here, and so no word of the console.
///
/// @param addresses of what no link of the console leads to
/// @param doors what is seen by whoever is not signed in
record Scenery(SimulatorProgram kiosks, List<String> addresses, List<String> doors) implements AutoCloseable {
    /// Pages that say what they are about after the `?`; links and [#addresses] lead there.
    static final Set<String> NEED_MORE = Set.of("/alarms/rules/edit", "/sites/bulk");

    /// Where the sites are.
    static final ZoneId SITE = ZoneId.of("Europe/Helsinki");

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String SITES = """
            organisation,site key,site name,time zone,opening hours,point key,point name
            Βιβλιοθήκη,s-1,Κεντρική,Europe/Helsinki,Mon-Sun 00:00-24:00,p-1,Είσοδος
            Βιβλιοθήκη,s-1,Κεντρική,Europe/Helsinki,Mon-Sun 00:00-24:00,p-2,Αίθουσα
            Βιβλιοθήκη,s-2,Βόρεια,Europe/Helsinki,Mon-Sun 00:00-24:00,p-3,Έξοδος
            """;

    Scenery {
        addresses = List.copyOf(addresses);
        doors = List.copyOf(doors);
    }

    /// Until it is closed two of the kiosks are linked.
    static Scenery furnish(Stage stage) {
        ConsoleClient console = stage.console();
        console.bringSites(SITES);
        List<JoinedKiosk> kiosks = stage.enrol(List.of("Αθήνα", "Πάτρα", "Ρόδος"));
        hangUp(console, kiosks);
        console.assignToAll(twoVersions(stage));
        var _ = console.post(
                "/api/v1/alert-rules",
                wish().put("number", 0)
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
        SimulatorProgram linked = stage.simulate(kiosks.subList(0, 2), 1);
        await(stage, "the others are linked", kiosks.subList(0, 2));
        stage.server()
                .program()
                .awaitUntil(
                        "knows how their boxes are",
                        LIMIT,
                        () -> kiosks.subList(0, 2).stream()
                                .noneMatch(kiosk -> console.get("/api/v1/kiosks/" + kiosk.id() + "/health/history")
                                        .path("slots")
                                        .isEmpty()));
        stage.server()
                .program()
                .awaitUntil("an alarm is open", LIMIT, () -> !alarms(console).isEmpty());
        return new Scenery(linked, addresses(stage, kiosks.getFirst().id()), doors(console));
    }

    /// @return the second
    private static Version twoVersions(Stage stage) {
        Version first = stage.publish(Kind.VISIT);
        String changed = new String(stage.console().bytes(first), UTF_8).replace("Melu", "Hälinä");
        return stage.console().publish(first.survey(), changed.getBytes(UTF_8));
    }

    private static void hangUp(ConsoleClient console, List<JoinedKiosk> kiosks) {
        List<JsonNode> points = console.all("/api/v1/points?limit=10");
        for (int i = 0; i < kiosks.size(); i++) {
            var _ = console.post(
                    "/api/v1/kiosks/" + kiosks.get(i).id() + "/life",
                    wish().put("step", "INSTALLED")
                            .put("point", points.get(i).path("id").asString()));
        }
    }

    private static List<String> addresses(Stage stage, String kiosk) {
        ConsoleClient console = stage.console();
        console.ask(kiosk, wish().put("kind", "identify").put("amount", 5));
        String rollout = rollout(console, kiosk);
        String site = console.all("/api/v1/places?limit=10").stream()
                .filter(place -> place.path("kind").asString().equals("site"))
                .map(place -> place.path("id").asString())
                .findFirst()
                .orElseThrow();
        return List.of(
                "/alarms/" + alarms(console).getFirst().path("id").asString(),
                "/commands/" + batch(console),
                rollout,
                rollout + "/kiosks",
                assignment(console, kiosk),
                "/kiosks/" + kiosk + "/health",
                // Of all places a site has most to show.
                "/sites/places/" + site,
                "/assignments/calendar/places/" + site,
                "/contacts/koivuranta-visit",
                "/surveys/koivuranta-visit/back?version=1",
                "/kiosks/"
                        + console.post("/api/v1/kiosks", wish().put("name", "Σάμος"))
                                .path("id")
                                .asString() + "/install-link",
                "/join/" + stage.knock(),
                "/sites/bulk?in=" + site);
    }

    private static List<JsonNode> alarms(ConsoleClient console) {
        return console.all("/api/v1/alerts?limit=10");
    }

    private static String assignment(ConsoleClient console, String kiosk) {
        ObjectNode wish =
                wish().put("survey", "koivuranta-visit").put("version", 2).put("hours", "Mon-Fri 11:00-13:00");
        wish.putObject("target").put("kind", "kiosk").put("value", kiosk);
        JsonNode saved = console.post("/api/v1/assignments/planned", wish);
        return "/assignments/" + saved.path("assignment").path("id").asString();
    }

    private static String batch(ConsoleClient console) {
        JsonNode batch = console.post(
                "/api/v1/commands",
                wish().put("kind", "identify").put("amount", 5).put("q", ""));
        return batch.path("id").asString();
    }

    private static String rollout(ConsoleClient console, String kiosk) {
        ObjectNode wish = wish().put("kind", "settings");
        wish.putObject("change").put("brightness", "80");
        wish.putArray("kiosks").add(kiosk);
        JsonNode made = console.post("/api/v1/rollouts", wish);
        return "/rollouts/" + made.path("rollout").path("id").asString();
    }

    /// Of one that stands at a site.
    String kioskPage() {
        return addresses.stream()
                .filter(address -> address.endsWith("/health"))
                .map(address -> address.replace("/health", ""))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> doors(ConsoleClient console) {
        String planned = console.post("/api/v1/kiosks", wish().put("name", "Κως"))
                .path("id")
                .asString();
        JsonNode invited =
                console.post("/api/v1/operators", wish().put("userName", "νέος").put("role", "VIEWER"));
        return List.of(
                "/sign-in",
                "/sign-in?failed",
                path(console.get("/api/v1/kiosks/" + planned + "/install-link").path("address")),
                path(invited.path("link")));
    }

    private static String path(JsonNode address) {
        URI uri = URI.create(address.asString());
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static ObjectNode wish() {
        return JSON.createObjectNode();
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

    @Override
    public void close() {
        kiosks.close();
    }
}
