package fi.hymy.fleet.account;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.Browser;
import fi.hymy.fleet.RunningServer;
import fi.hymy.fleet.kiosk.Fleet;
import fi.hymy.fleet.signin.TestOperators;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.fleet.web.Named;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.SurveyRef;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every route of the running server, as every role, with real ids of the operator's own sub-tree and of another:
/// what is one's own works, and of the other nothing is told, not even that it is there. A new route is asked too;
/// one that names something that this test has no id for fails it.
///
/// That every route answers with the security headers and changes nothing without a token, `DoorsIT` asks.
final class AccessMatrixIT {
    private static final String PASSWORD = "quite another horse";

    /// Doors of their own decide about these.
    private static final List<String> OTHER_DOORS = List.of(
            "/content/",
            "/device/",
            "/enrol",
            "/install/",
            "/error",
            "/sign-in",
            "/welcome",
            "/taste",
            "/oauth2",
            "/login");

    private static final String MADE_UP = "0".repeat(64);

    @TempDir
    private static Path data;

    private static RunningServer server;
    private static Rules rules;
    private static TwoTrees.Tree own;
    private static TwoTrees.Tree other;
    /// Signed in, each kept to the own tree.
    private static final Map<Role, Browser> SCOPED = new EnumMap<>(Role.class);

    @BeforeAll
    static void start() {
        server = RunningServer.start(data);
        rules = server.bean(Rules.class);
        own = TwoTrees.own(server);
        other = TwoTrees.other(server);
        for (Role role : Role.values()) {
            TestOperators.add(server, role.name(), PASSWORD, false, role);
            String id =
                    server.bean(Operators.class).find(role.name()).orElseThrow().id();
            server.bean(Scopes.class).set(id, new Scopes.Scope(!role.canBeScoped(), true, Set.of(own.place())));
            Browser browser = server.browser();
            browser.signIn(role.name(), PASSWORD);
            SCOPED.put(role, browser);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void letsSeeOnesOwnAndNothingOfTheOther() {
        var wrong = new ArrayList<String>();
        routes().filter(route -> route.method() == RequestMethod.GET).forEach(route -> {
            for (Role role : Role.values()) {
                Browser browser = SCOPED.get(role);
                HttpResponse<String> mine = browser.get(route.address(own));
                HttpResponse<String> theirs = browser.get(route.address(other));
                note(wrong, role, route, mine, expectedOfOwn(role, route));
                if (role == Role.ADMIN) {
                    note(wrong, role, route, theirs, expectedOfOwn(role, route));
                } else {
                    note(wrong, role, route, theirs, expectedOfOther(role, route));
                    noteTold(wrong, role, route, mine);
                    noteTold(wrong, role, route, theirs);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    /// With a token, so that nothing but the rule refuses.
    @Test
    void changesNothingOfTheOther() {
        var wrong = new ArrayList<String>();
        for (Role role : List.of(Role.DEVICE_MANAGER, Role.COORDINATOR, Role.DESIGNER, Role.VIEWER)) {
            Browser browser = SCOPED.get(role);
            String token = browser.token("/account");
            routes().filter(route -> route.method() != RequestMethod.GET)
                    .filter(route -> expectedOfOther(role, route) != Answer.WORKS)
                    .forEach(route -> {
                        HttpResponse<String> answer = browser.send(browser.request(route.path(other))
                                .header("X-CSRF-TOKEN", token)
                                .header("Content-Type", "application/json")
                                .method(route.method().name(), BodyPublishers.ofString("{}"))
                                .build());
                        note(wrong, role, route, answer, expectedOfOther(role, route));
                        noteTold(wrong, role, route, answer);
                    });
        }
        assertThat(wrong).isEmpty();
    }

    /// Whatever the role may do in its own sub-tree, and by what names it in the body.
    @Test
    void takesNothingOfTheOtherOutOfABody() {
        Browser coordinator = SCOPED.get(Role.COORDINATOR);
        String token = coordinator.token("/account");
        for (String[] change : new String[][] {
            {"POST", "/api/v1/points", "{\"site\":\"%s\",\"name\":\"Mine\"}".formatted(other.place())},
            {
                "POST",
                "/api/v1/places",
                "{\"kind\":\"site\",\"parent\":\"%s\",\"name\":\"Mine\"}".formatted(other.place())
            },
            {"POST", "/api/v1/places", "{\"kind\":\"organisation\",\"name\":\"Mine\"}"},
            {"PUT", "/api/v1/points/" + own.point(), "{\"site\":\"%s\",\"name\":\"Mine\"}".formatted(other.place())},
            {"POST", "/api/v1/placements", "{\"kiosk\":\"%s\",\"point\":\"%s\"}".formatted(other.kiosk(), own.point())},
            {"POST", "/api/v1/placements", "{\"kiosk\":\"%s\",\"point\":\"%s\"}".formatted(own.kiosk(), other.point())},
            {"DELETE", "/api/v1/contacts/" + other.response(), ""}
        }) {
            HttpResponse<String> answer = coordinator.send(coordinator
                    .request(change[1])
                    .header("X-CSRF-TOKEN", token)
                    .header("Content-Type", "application/json")
                    .method(change[0], BodyPublishers.ofString(change[2]))
                    .build());
            assertThat(answer.statusCode()).as(String.join(" ", change)).isEqualTo(404);
        }
        assertThat(coordinator
                        .get("/results/" + TwoTrees.SURVEY + "?kiosk=" + other.kiosk())
                        .statusCode())
                .isEqualTo(404);
        assertThat(coordinator.get("/sites/new?kind=site&in=" + other.place()).statusCode())
                .isEqualTo(404);
    }

    /// Own answers, contacts, sites and kiosks are there: what shows nothing proves nothing.
    @Test
    void showsOnesOwn() {
        Browser coordinator = SCOPED.get(Role.COORDINATOR);
        for (String page : List.of("/kiosks", "/sites", "/sites/list", "/sites/export.csv", "/sites?q=hall")) {
            assertThat(coordinator.get(page).body()).as(page).contains("Own ");
        }
        assertThat(coordinator.get("/contacts/" + TwoTrees.SURVEY).body()).contains("Own wrote this");
        assertThat(coordinator.get("/api/v1/results/" + TwoTrees.SURVEY).body()).contains("\"responses\":1");
        assertThat(coordinator
                        .get("/api/v1/results/" + TwoTrees.SURVEY + "/comments")
                        .body())
                .contains("Own wrote this");
        assertThat(coordinator.get("/api/v1/overview").body()).contains("\"kiosks\":1");
        assertThat(coordinator.get("/api/v1/places/search?q=library").body()).contains("Own library");
    }

    @Test
    void hidesContactDetailsFromWhomTheyAreNotFor() {
        TestOperators.add(server, "discreet", PASSWORD, false, Role.COORDINATOR);
        String id = server.bean(Operators.class).find("discreet").orElseThrow().id();
        server.bean(Scopes.class).set(id, new Scopes.Scope(true, false, Set.of()));
        Browser discreet = server.browser();
        discreet.signIn("discreet", PASSWORD);

        assertThat(discreet.get("/contacts/" + TwoTrees.SURVEY).statusCode()).isEqualTo(403);
        assertThat(discreet.get("/api/v1/contacts?survey=" + TwoTrees.SURVEY).statusCode())
                .isEqualTo(403);
        assertThat(discreet.get("/results/" + TwoTrees.SURVEY).body()).doesNotContain("/contacts/");
    }

    /// By itself, and what a feature adds.
    @Test
    void writesDownWhatWasChangedAndWhatWasRefused() {
        Browser admin = server.signedIn();
        admin.post("/kiosks/" + other.kiosk() + "/name", admin.token("/account"), Map.of("name", "Zebra tower"));
        Browser viewer = SCOPED.get(Role.VIEWER);
        viewer.post("/kiosks/" + own.kiosk() + "/name", viewer.token("/account"), Map.of("name", "Mine"));

        assertThat(admin.get("/api/v1/audit?kind=KIOSK&outcome=DONE&q=name&id=" + other.kiosk())
                        .body())
                .contains(
                        "POST /kiosks/{id}/name", "\"before\":\"Zebra box\"", "\"after\":\"Zebra tower\"", "127.0.0.1");
        assertThat(admin.get("/api/v1/audit?who=VIEWER&outcome=REFUSED&kind=KIOSK&id=" + own.kiosk())
                        .body())
                .contains("\"status\":403", "/kiosks/" + own.kiosk() + "/name");
        assertThat(admin.get("/audit?kiosk=" + other.kiosk()).body())
                .contains("Changes of Zebra tower", "<del>Zebra box</del>", "<ins>Zebra tower</ins>");
        assertThat(admin.get("/audit/export.csv?kiosk=" + other.kiosk()).body())
                .contains(",name,Zebra box,Zebra tower");
    }

    @Test
    void tellsWhatAFinnDidInTheLanguageOfWhoeverReadsIt() {
        Browser finn = speaking("fi");
        String settings = "/kiosks/" + own.kiosk() + "/settings";
        finn.submit(settings, settings, Map.of("brightness", "41", "volume", "7", "zone", "Europe/Helsinki"));
        server.signedIn().putJson("/api/v1/kiosks/" + own.kiosk() + "/name", "{\"name\":\"Own box\"}");

        String about = "kiosk=" + own.kiosk();
        Browser swede = speaking("sv");
        assertThat(swede.get("/audit?" + about).body())
                .contains("Inställningarna är sparade.", "<dt>ljusstyrka</dt>", "<ins>41</ins>", "Byt namn på en kiosk")
                .doesNotContain("Asetukset on tallennettu", "The settings are saved", "Rename a kiosk");
        assertThat(finn.get("/audit?" + about).body()).contains("Asetukset on tallennettu.", "<dt>kirkkaus</dt>");
        assertThat(swede.get("/audit?q=sparade&" + about).body()).contains("<ins>41</ins>");
        assertThat(swede.get("/audit?q=tallennettu&" + about).body()).doesNotContain("<ins>41</ins>");
        assertThat(swede.get("/audit/export.csv?q=sparade&" + about).body())
                .contains("När,Vem,", ",ljusstyrka,", ",41\r\n")
                .doesNotContain("kirkkaus", "brightness", "Byt namn");
        assertThat(swede.getApi("/api/v1/audit?kind=KIOSK&q=settings&id=" + own.kiosk())
                        .body())
                .contains("\"what\":\"The settings are saved.", "\"key\":\"The settings are saved.", "\"brightness\"");
    }

    private static Browser speaking(String language) {
        Browser browser = server.signedIn();
        browser.submit("/taste", "/taste", Map.of("language", language));
        return browser;
    }

    @Test
    void aDeviceManagerOfSomePlacesShowsWhatIsPublishedThereAndNowhereElse() {
        Browser manager = SCOPED.get(Role.DEVICE_MANAGER);
        String publish = "/surveys/" + TwoTrees.SURVEY + "/publish";
        int versions =
                server.bean(Versions.class).of(new SurveyId(TwoTrees.SURVEY)).size();

        assertThat(manager.get(publish).body()).contains("Own box").doesNotContain(TwoTrees.MARK);
        manager.submit(publish, publish, Map.of("kiosks", other.kiosk()));
        manager.submit(publish, publish, Map.of("mode", "matching", "q", "", "found", "2"));
        assertThat(standing(other.kiosk())).isEmpty();
        assertThat(standing(own.kiosk()))
                .as("somebody else was counted than is seen")
                .isEmpty();

        manager.submit(publish, publish, Map.of("mode", "matching", "q", "", "found", "1"));
        assertThat(standing(own.kiosk())).contains(new SurveyId(TwoTrees.SURVEY));
        assertThat(standing(other.kiosk())).isEmpty();
        assertThat(server.bean(Versions.class).of(new SurveyId(TwoTrees.SURVEY)))
                .as("a new version would be offered everywhere")
                .hasSize(versions);
    }

    private static Optional<SurveyId> standing(String kiosk) {
        return server.bean(Fleet.class)
                .find(new KioskId(kiosk))
                .flatMap(status -> status.twin().desired().survey())
                .map(SurveyRef::survey);
    }

    private enum Answer {
        WORKS,
        FORBIDDEN,
        NOT_THERE
    }

    private static Answer expectedOfOwn(Role role, Route route) {
        Rules.Rule rule = rules.rule(route.method().name(), route.path(own))
                .orElseThrow(() -> new AssertionError(route + " has no row in Rules"));
        return rule.roles().contains(role) && (!rule.whole() || role == Role.ADMIN) ? Answer.WORKS : Answer.FORBIDDEN;
    }

    private static Answer expectedOfOther(Role role, Route route) {
        boolean hidden = Named.in(route.path(other))
                .map(named -> switch (named.kind()) {
                    case KIOSK, PLACE, POINT, PLACEMENT -> true;
                    case SURVEY, ROLLOUT, OPERATOR -> false;
                })
                .orElse(route.path(other).contains(other.batch()));
        Answer ofOwn = expectedOfOwn(role, route);
        return ofOwn == Answer.WORKS && hidden ? Answer.NOT_THERE : ofOwn;
    }

    private static void note(List<String> wrong, Role role, Route route, HttpResponse<String> answer, Answer expected) {
        int status = answer.statusCode();
        boolean right =
                switch (expected) {
                    case WORKS -> status != 403 && status < 500 && (status != 404 || route.mayBeNotThere(role, answer));
                    case FORBIDDEN -> status == 403;
                    case NOT_THERE -> status == 404;
                };
        if (!right) {
            wrong.add("%s as %s: %d instead of %s, at %s"
                    .formatted(route, role, status, expected, answer.uri().getPath()));
        }
    }

    private static void noteTold(List<String> wrong, Role role, Route route, HttpResponse<String> answer) {
        if (answer.body().contains(TwoTrees.MARK)) {
            int at = answer.body().indexOf(TwoTrees.MARK);
            wrong.add("%s as %s tells of the other: …%s…"
                    .formatted(
                            route,
                            role,
                            answer.body()
                                    .substring(
                                            Math.max(0, at - 60),
                                            Math.min(answer.body().length(), at + 40))));
        }
    }

    private record Route(RequestMethod method, String pattern) {
        private static final Pattern VARIABLE = Pattern.compile("\\{([^}:]*)[^}]*}");

        /// With the tree's ids for its variables.
        String path(TwoTrees.Tree tree) {
            Matcher variables = VARIABLE.matcher(pattern);
            return variables.replaceAll(found -> Matcher.quoteReplacement(value(found, tree)));
        }

        /// With what it asks for besides.
        String address(TwoTrees.Tree tree) {
            return path(tree) + query(tree);
        }

        private String value(MatchResult variable, TwoTrees.Tree tree) {
            String before = pattern.substring(0, variable.start());
            String value = IDS.entrySet().stream()
                    .filter(known -> before.endsWith(known.getKey()))
                    .max(Map.Entry.comparingByKey((a, b) -> Integer.compare(a.length(), b.length())))
                    .map(known -> known.getValue())
                    .orElseGet(() -> madeUp(variable.group()));
            return switch (value) {
                case "KIOSK" -> tree.kiosk();
                case "PLACE" -> tree.place();
                case "POINT" -> tree.point();
                case "PLACEMENT" -> tree.placement();
                case "COMMAND" -> tree.command();
                case "BATCH" -> tree.batch();
                case "RESPONSE" -> tree.response();
                case "OPERATOR" ->
                    server.bean(Operators.class)
                            .find(Role.VIEWER.name())
                            .orElseThrow()
                            .id();
                default -> value;
            };
        }

        /// What no place has a part in; a kiosk, a place or a point must be a real one.
        private String madeUp(String variable) {
            if (variable.matches("(?i).*(kiosk|place|point|site).*")) {
                throw new AssertionError("say in AccessMatrixIT which id stands for " + variable + " of " + pattern);
            }
            return MADE_UP;
        }

        private String query(TwoTrees.Tree tree) {
            return switch (pattern) {
                case "/sites/new" -> "?kind=site&in=" + tree.place();
                case "/api/v1/contacts" -> "?survey=" + TwoTrees.SURVEY;
                case "/api/v1/places/search" -> "?q=a";
                default -> "";
            };
        }

        /// Nothing is found by an id that is made up; nor the other's response or parent of a new place by those
        /// who see their own alone.
        boolean mayBeNotThere(Role role, HttpResponse<String> answer) {
            String asked = answer.uri().toString();
            return asked.contains(MADE_UP)
                    || (role != Role.ADMIN
                            && Stream.of(other.response(), other.place()).anyMatch(asked::contains));
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    /// What stands for a variable, by what comes before it; the longest counts.
    private static final Map<String, String> IDS = new TreeMap<>(Map.ofEntries(
            Map.entry("kiosks/", "KIOSK"),
            Map.entry("packing/", "KIOSK"),
            Map.entry("places/", "PLACE"),
            Map.entry("plan/in/", "PLACE"),
            Map.entry("points/", "POINT"),
            Map.entry("plans/", "POINT"),
            Map.entry("reservations/", "POINT"),
            Map.entry("placements/", "PLACEMENT"),
            Map.entry("/commands/", "BATCH"),
            Map.entry("}/commands/", "COMMAND"),
            Map.entry("contacts/", TwoTrees.SURVEY),
            Map.entry("api/v1/contacts/", "RESPONSE"),
            Map.entry("contacts/{survey}/", "RESPONSE"),
            Map.entry("quarantine/", "COMMAND"),
            Map.entry("surveys/", TwoTrees.SURVEY),
            Map.entry("results/", TwoTrees.SURVEY),
            Map.entry("versions/", "1"),
            Map.entry("photos/", "1"),
            Map.entry("pictures/", MADE_UP),
            Map.entry("assets/", MADE_UP),
            Map.entry("operators/", "OPERATOR"),
            Map.entry("rollouts/", MADE_UP),
            Map.entry("assignments/", MADE_UP),
            Map.entry("publications/", MADE_UP),
            Map.entry("groups/", MADE_UP),
            Map.entry("undo/", MADE_UP),
            Map.entry("join/", MADE_UP),
            Map.entry("{kiosk}/", "shipped")));

    private static Stream<Route> routes() {
        return server.beans(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPatternValues().stream()
                        .flatMap(path -> info.getMethodsCondition().getMethods().stream()
                                .map(method -> new Route(method, path))))
                .filter(route -> OTHER_DOORS.stream().noneMatch(route.pattern()::startsWith))
                .filter(route -> !route.pattern().startsWith("/taste"))
                .distinct();
    }
}
