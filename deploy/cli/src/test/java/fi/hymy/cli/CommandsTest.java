package fi.hymy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.cli.command.Commands;
import fi.hymy.cli.command.Globals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What commands ask of a server, what they say, and what they end with.
final class CommandsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String LOBBY = """
            {"id":"kiosk-lobby-1","name":"Lobby","stands":{"siteName":"Main library"},"concern":"NOT_LINKED",
             "presence":{"linked":false,"linkChangedAt":"2026-11-22T11:30:00Z","heartbeatAt":"2026-11-22T11:30:00Z",
             "unsent":3},"desired":{"survey":"visit","surveyVersion":2},
             "reported":{"survey":"visit","surveyVersion":1},"settled":false}""";

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private AnsweringServer server;
    private String piped = "";

    @BeforeEach
    void start() throws IOException {
        server = new AnsweringServer();
        environment.put("XDG_CONFIG_HOME", folder.toString());
        environment.put("HYMY_SERVER", server.url().toString());
        environment.put("HYMY_TOKEN", "t0ken");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listsKiosksPageByPage() {
        server.says(
                "GET /api/v1/kiosks?limit=500&q=tag%3Alobby&sort=name&trouble=false",
                200, "{\"items\":[" + LOBBY + "],\"next\":\"abc\"}");
        server.says(
                "GET /api/v1/kiosks?limit=500&q=tag%3Alobby&sort=name&trouble=false&after=abc",
                200, "{\"items\":[" + LOBBY.replace("Lobby", "Caf\\u00e9\\u001b[31m") + "],\"next\":null}");

        assertThat(run("kiosk", "list", "tag:lobby")).isZero();

        assertThat(out.toString().lines().map(String::strip))
                .hasSize(3)
                .contains("kiosk-lobby-1  Lobby      Main library  not linked  30 min  3       visit@1  not linked")
                .anyMatch(line -> line.contains("Café [31m"));
        assertThat(server.authorizations).containsOnly("Bearer t0ken");
    }

    @Test
    void givesProgramsOneObjectOnEachLine() {
        server.says(
                "GET /api/v1/kiosks?limit=500&q=&sort=worst&trouble=true",
                200,
                "{\"items\":[" + LOBBY + "," + LOBBY + "],\"next\":null}");

        assertThat(run("kiosk", "list", "--json", "--worst", "--trouble")).isZero();

        assertThat(out.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"id\":\"kiosk-lobby-1\""));
    }

    @Test
    void endsWithTheCodeOfWhatWentWrong() {
        server.says("GET /api/v1/overview", 401, "{\"status\":401,\"detail\":\"Send a token.\"}");
        server.says("GET /api/v1/rollouts/other", 404, "{\"detail\":\"There is no rollout 'other'.\"}");
        server.says(
                "POST /api/v1/enrolments/claims",
                422,
                "{\"detail\":\"Nothing was claimed.\",\"faults\":[{\"path\":\"code\",\"message\":\"has 8 digits\"}]}");

        assertThat(run("overview")).isEqualTo(4);
        assertThat(run("rollout", "show", "other")).isEqualTo(5);
        assertThat(run("claim", "12", "Lobby")).isEqualTo(6);
        assertThat(run("claim")).isEqualTo(2);
        assertThat(run("fly")).isEqualTo(2);
        server.close();
        assertThat(run("overview")).isEqualTo(3);

        assertThat(err.toString())
                .contains(
                        "hymy: Send a token.", "There is no rollout 'other'.", "  code: has 8 digits", "No Hymy server")
                .doesNotContain("Exception");
    }

    @Test
    void saysThatWhatAnswersIsNoHymy() {
        server.says("GET /api/v1/overview", 200, "<html>It works!</html>");

        assertThat(run("overview")).isEqualTo(3);

        assertThat(err.toString()).contains("is no Hymy server");
    }

    @Test
    void claimsByTheCodeAsItIsReadAloud() {
        server.says(
                "POST /api/v1/enrolments/claims",
                200,
                "{\"claimed\":[{\"code\":\"12345678\",\"kiosk\":\"kiosk-new-1\",\"name\":\"Main lobby\"}],\"refused\":[]}");

        assertThat(run("claim", "1234-5678", "Main", "lobby")).isZero();

        assertThat(server.asked)
                .containsExactly(
                        "POST /api/v1/enrolments/claims {\"claims\":[{\"code\":\"12345678\",\"name\":\"Main lobby\"}]}");
        assertThat(out.toString()).contains("12345678 is Main lobby, kiosk-new-1");
    }

    @Test
    void claimsManyFromAFileAndEndsWithARefusalWhereThereIsOne() throws IOException {
        Path file = Files.writeString(folder.resolve("claims.csv"), "1234-5678,Lobby\n\n8765 4321, Café, left\n");
        server.says(
                "POST /api/v1/enrolments/claims",
                200,
                "{\"claimed\":[],\"refused\":[{\"code\":\"12345678\",\"reason\":\"No kiosk shows this code.\"}]}");

        assertThat(run("claim", "--file", file.toString())).isEqualTo(6);

        assertThat(server.asked.getFirst()).contains("{\"code\":\"87654321\",\"name\":\"Café, left\"}");
        assertThat(out.toString()).contains("12345678 was refused: No kiosk shows this code.");
    }

    @Test
    void pushesTheNewestVersionAndWaitsUntilAllShowIt() {
        String list = "GET /api/v1/kiosks?limit=500&q=tag%3Alobby";
        server.says("GET /api/v1/surveys/visit/versions?limit=1", 200, "{\"items\":[{\"version\":2}],\"next\":null}");
        server.says(list, 200, "{\"items\":[" + LOBBY + "],\"next\":null}");
        server.says(list, 200, "{\"items\":[" + LOBBY + "],\"next\":null}");
        server.says(
                list,
                200,
                "{\"items\":[" + LOBBY.replace("\"surveyVersion\":1", "\"surveyVersion\":2") + "],\"next\":null}");
        server.says("POST /api/v1/assignments", 200, "{\"assigned\":1,\"desired\":[],\"publication\":null}");

        assertThat(run("push", "visit", "--to", "tag:lobby", "--wait", "30s")).isZero();

        assertThat(server.asked)
                .contains(
                        "POST /api/v1/assignments {\"survey\":\"visit\",\"version\":2,\"kiosks\":[\"kiosk-lobby-1\"]}");
        assertThat(out.toString()).contains("visit@2 shows on 1 kiosk.");
    }

    @Test
    void namesTheKiosksThatDoNotShowItInTime() {
        server.says("GET /api/v1/kiosks?limit=500&q=", 200, "{\"items\":[" + LOBBY + "],\"next\":null}");
        server.says("POST /api/v1/assignments", 200, "{\"assigned\":1,\"desired\":[],\"publication\":null}");

        assertThat(run("push", "visit@2", "--all", "--wait", "0s")).isEqualTo(7);

        assertThat(out.toString()).contains("shows on 0 of 1 kiosk. Not yet: kiosk-lobby-1");
    }

    @Test
    void asksWhichOneIsMeantWhereTwoHaveTheName() {
        server.says(
                "GET /api/v1/kiosks?limit=500&q=name%3A%22Lobby%22",
                200, "{\"items\":[" + LOBBY + "," + LOBBY.replace("lobby-1", "lobby-2") + "],\"next\":null}");

        assertThat(run("kiosk", "show", "Lobby")).isEqualTo(6);

        assertThat(err.toString()).contains("2 kiosks are called 'Lobby'", "kiosk-lobby-1, kiosk-lobby-2");
    }

    @Test
    void bringsAPictureOfTheGlass() throws IOException {
        server.says("GET /api/v1/kiosks/kiosk-lobby-1", 200, LOBBY);
        server.says("POST /api/v1/kiosks/kiosk-lobby-1/commands", 201, "{\"id\":\"c1\",\"state\":\"WAITING\"}");
        server.says(
                "GET /api/v1/kiosks/kiosk-lobby-1/commands/c1",
                200,
                "{\"id\":\"c1\",\"state\":\"DONE\",\"hasFile\":true}");
        server.says("GET /api/v1/kiosks/kiosk-lobby-1/commands/c1/file", 200, new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        Path picture = folder.resolve("glass.png");

        assertThat(run("screenshot", "kiosk-lobby-1", "-o", picture.toString())).isZero();

        assertThat(picture).hasBinaryContent(new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    }

    @Test
    void failsWhereTheKioskFailed() {
        server.says("GET /api/v1/kiosks/kiosk-lobby-1", 200, LOBBY);
        server.says("POST /api/v1/kiosks/kiosk-lobby-1/commands", 201, "{\"id\":\"c1\",\"state\":\"WAITING\"}");
        server.says(
                "GET /api/v1/kiosks/kiosk-lobby-1/commands/c1",
                200,
                "{\"id\":\"c1\",\"state\":\"FAILED\",\"detail\":\"There is no backlight.\"}");

        assertThat(run("ask", "kiosk-lobby-1", "brightness", "--amount", "40")).isEqualTo(1);

        assertThat(out.toString()).contains("failed: There is no backlight.");
    }

    @Test
    void watchesARolloutUntilItPausesByItself() {
        String one = "GET /api/v1/rollouts/r1";
        server.says(one, 200, "{\"rollout\":{\"id\":\"r1\",\"state\":\"running\"},\"now\":\"Wave 1 of 3\"}");
        server.says(
                one,
                200,
                "{\"rollout\":{\"id\":\"r1\",\"state\":\"paused\",\"pausedBecause\":\"1 kiosk has failed.\"},\"now\":\"Paused\"}");

        assertThat(run("rollout", "watch", "r1")).isEqualTo(1);

        assertThat(out.toString()).contains("1 kiosk has failed.");
        assertThat(err.toString()).contains("Wave 1 of 3");
    }

    @Test
    void keepsATokenForThisUserAloneAndForThatServerAlone() throws IOException {
        environment.remove("HYMY_TOKEN");
        environment.remove("HYMY_SERVER");
        piped = "s3cret\n";
        server.says("GET /api/v1/overview", 200, "{\"kiosks\":4}");

        assertThat(run("login", server.url().toString())).as("%s", err).isZero();

        Path file = folder.resolve("hymy").resolve("cli.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(run("overview")).isZero();
        assertThat(server.authorizations).containsOnly("Bearer s3cret");
        assertThat(run("overview", "--server", server.url().toString().replace("localhost", "127.0.0.1")))
                .isZero();
        assertThat(server.authorizations.getLast()).isEqualTo("null");
        assertThat(out.toString() + err).doesNotContain("s3cret");
    }

    @Test
    void namesTheGravestAlarmFirstAndFailsForMonitoring() {
        String alarm = """
                {"id":"a1","rule":"offline","severity":"%s","state":"open","title":"%s","since":"2026-11-22T10:00:00Z"}""";
        server.says(
                "GET /api/v1/alerts?limit=500&state=open",
                200,
                "{\"items\":[" + alarm.formatted("WARNING", "Lobby is hot") + ","
                        + alarm.formatted("URGENT", "Main library is offline") + "],\"next\":null}");

        assertThat(run("alarms", "list", "--check")).isEqualTo(1);

        assertThat(out.toString().lines().toList().get(1)).contains("URGENT", "2 h", "Main library is offline");
    }

    @Test
    void knowsHowToCompleteItself() {
        assertThat(run("generate-completion")).isZero();

        assertThat(out.toString()).contains("complete -F", "rollout", "--json");
    }

    private int run(String... arguments) {
        return Commands.run(
                new Globals(
                        environment,
                        () -> NOW,
                        new BufferedReader(new StringReader(piped)),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true)),
                arguments);
    }
}
