package fi.hymy.fleet.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.Browser;
import fi.hymy.fleet.RunningServer;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.protocol.id.KioskId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// From a customer's empty points to a kiosk on the wall: by the pages, and by a phone that nobody is
/// signed in on.
final class CoordinatorsDayIT {
    private static final String BOUNDARY = "----hymy";

    @TempDir
    private static Path data;

    private static RunningServer server;
    private static Browser browser;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data);
        browser = server.signedIn();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void goesFromThePlanToTheWall() throws IOException {
        KioskId kiosk = server.bean(Kiosks.class).register("Box 7").id();
        assertThat(browser.putJson("/api/v1/kiosks/" + kiosk + "/box", "{\"serial\":\"SN-0815\",\"model\":\"Pi 5\"}")
                        .statusCode())
                .isEqualTo(204);
        String organisation =
                id(browser.postJson("/api/v1/places", "{\"kind\":\"organisation\",\"name\":\"City library\"}"));
        String site = id(browser.postJson(
                "/api/v1/places",
                "{\"kind\":\"site\",\"name\":\"Main library\",\"address\":\"Street 1\",\"parent\":\"%s\"}"
                        .formatted(organisation)));
        String point = id(browser.postJson(
                "/api/v1/points", "{\"site\":\"%s\",\"name\":\"Lobby\",\"key\":\"P-99\"}".formatted(site)));

        String plan = "/plan/points/" + point;
        assertThat(browser.get("/plan").body()).contains("City library", "No kiosk: 1", "No survey: 1");
        submit(plan, plan, Map.of("survey", "nps", "sign", "How was it?", "format", "A4 plate", "due", "2031-01-31"));
        assertThat(browser.get(plan).body()).contains("How was it?", "2031-01-31", "Box 7, SN-0815");
        submit(plan, plan + "/reserve", Map.of("kiosk", kiosk.value()));
        assertThat(browser.get("/plan/in/" + organisation).body()).contains("kept for it", "Kiosk not shipped: 1");
        assertThat(browser.get("/sites?q=sn-08").body())
                .as("found by serial number")
                .contains("Box 7");
        assertThat(browser.get("/sites?q=p-99").body())
                .as("found by the point's code")
                .contains("Lobby");

        String list = "/plan/packing?in=" + organisation;
        assertThat(browser.get(list).body()).contains("Box 7", "SN-0815", "Street 1", "How was it?", "hy-qr");
        submit(list, "/plan/packing/" + kiosk + "/shipped", Map.of("in", organisation));
        assertThat(browser.get(list).body()).contains("hy-box-ticked", RunningServer.OPERATOR);

        String link = json(browser.getApi("/api/v1/kiosks/" + kiosk + "/install-link"))
                .get("address")
                .asString();
        String door = link.substring(link.indexOf("/install/"));
        Browser phone = server.browser();
        assertThat(phone.get(door).body()).contains("Main library", "Lobby", "It hangs on the wall");
        assertThat(phone.get(door).headers().allValues("Set-Cookie"))
                .as("no session for passers-by")
                .isEmpty();
        assertThat(hang(phone, door, point, "Carl", "not a picture".getBytes(UTF_8))
                        .body())
                .contains("This is no JPEG or PNG picture");
        assertThat(hang(phone, door, point, " ", photo()).body()).contains("Say who you are");

        assertThat(hang(phone, door, point, "Carl", photo()).body()).contains("Thank you", "Box 7 is on the wall");

        HttpResponse<String> again = phone.get(door);
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).contains("This code was used", "Carl said");
        assertThat(phone.get(door.substring(0, door.length() - 1)).statusCode()).isEqualTo(403);
        JsonNode life = json(browser.getApi("/api/v1/kiosks/" + kiosk + "/life"));
        assertThat(life.get("step").asString()).isEqualTo("INSTALLED");
        assertThat(browser.get("/kiosks/" + kiosk).body())
                .contains("Main library, Lobby", "taken by Carl", "Installed");
        HttpResponse<byte[]> picture = browser.sendForBytes(
                browser.request("/kiosks/" + kiosk + "/photos/2").GET().build());
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(browser.get(list).body()).contains("Nothing to pack");
        assertThat(json(browser.getApi("/api/v1/plans?lacking=true&in=" + organisation))
                        .get("items")
                        .size())
                .isZero();
    }

    @Test
    void changesManySitesAfterALookAndTakesItBack() {
        String organisation = id(browser.postJson(
                "/api/v1/places", "{\"kind\":\"organisation\",\"name\":\"Chain\",\"zone\":\"Europe/Oslo\"}"));
        for (int i = 0; i < 3; i++) {
            browser.postJson(
                    "/api/v1/places",
                    "{\"kind\":\"site\",\"name\":\"Shop %d\",\"parent\":\"%s\"}".formatted(i, organisation));
        }
        assertThat(browser.getApi("/api/v1/sheets/sites.csv").body()).contains("Europe/Oslo (Chain)");
        String form = "/sites/bulk?in=" + organisation;
        Map<String, String> wish = Map.of("in", organisation, "words", "shop", "zone", "Europe/Helsinki", "add", "new");

        assertThat(browser.submit(form, "/sites/bulk", Map.of("in", organisation, "zone", "Mars"))
                        .body())
                .contains("Nothing was changed");
        assertThat(browser.submit(form, "/sites/bulk", wish).body())
                .contains("3 sites of 3 would change", "time zone: Europe/Helsinki, was not said");
        submit(form, "/sites/bulk/write", wish);
        String said = browser.get("/sites/places/" + organisation).body();
        assertThat(said).contains("3 sites are changed.");
        String undo = found(said, "(/sites/undo/[0-9a-f-]+)");
        submit(form, undo, Map.of("back", "/sites"));
        assertThat(browser.get("/sites").body()).contains("3 of 3 sites are as they were.");
        assertThat(json(browser.postJson(
                                "/api/v1/places/%s/sites?preview=true".formatted(organisation),
                                "{\"languages\":\"fi sv\"}"))
                        .get("sites")
                        .size())
                .isEqualTo(3);
    }

    @Test
    void takesAStepWithManyAfterALookAndTakesItBack() {
        for (int i = 0; i < 3; i++) {
            server.bean(Kiosks.class).register("Bulky " + i);
        }
        Map<String, String> wish = Map.of("q", "bulky life:stock", "step", "ASSEMBLED");

        assertThat(browser.submit("/life?q=bulky", "/life", wish).body()).contains("3 of 3 kiosks would be assembled");
        HttpResponse<String> done = browser.submit("/life?q=bulky", "/life/write", wish);
        String said = browser.get(browser.location(done)).body();
        assertThat(said).contains("3 kiosks are assembled now.");
        submit("/life?q=bulky", found(said, "(/sites/undo/[0-9a-f-]+)"), Map.of("back", "/life"));
        assertThat(browser.get("/life").body()).contains("3 of 3 kiosks are back where they were.");
    }

    private static HttpResponse<String> hang(Browser phone, String door, String point, String name, byte[] photo)
            throws IOException {
        var body = new ByteArrayOutputStream();
        field(body, "point", point);
        field(body, "name", name);
        body.write(
                "--%s\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"p.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
                        .formatted(BOUNDARY)
                        .getBytes(UTF_8));
        body.write(photo);
        body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return phone.send(phone.request(door)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    private static void field(ByteArrayOutputStream body, String name, String value) throws IOException {
        body.write("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, name, value)
                .getBytes(UTF_8));
    }

    private static byte[] photo() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        return bytes.toByteArray();
    }

    private static void submit(String page, String action, Map<String, String> fields) {
        HttpResponse<String> answer = browser.submit(page, action, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    private static String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).get("id").asString();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }
}
