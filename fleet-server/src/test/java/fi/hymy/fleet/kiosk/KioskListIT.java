package fi.hymy.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.Browser;
import fi.hymy.fleet.RunningServer;
import fi.hymy.fleet.storage.Db;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The list of kiosks in a fleet of ten thousand at a thousand sites: what it shows, and how long that
/// takes.
final class KioskListIT {
    private static final Logger LOG = LoggerFactory.getLogger(KioskListIT.class);
    private static final int KIOSKS = 10_000;
    private static final int SITES = 1_000;
    private static final int LOOKS = 20;
    /// Far above what it takes (the log says that), for a machine that is busy with other tests.
    private static final Duration MOST = Duration.ofSeconds(3);

    @TempDir
    private static Path data;

    private static RunningServer server;
    private static Browser browser;

    @BeforeAll
    static void start() {
        try (Db db = Db.sqlite(data.resolve("hymy.db"))) {
            fill(db);
        }
        server = RunningServer.start(data);
        browser = server.signedIn();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void showsTheWorstFirstAndWhatAQueryMeans() {
        String worst = browser.get("/kiosks").body();
        assertThat(worst).contains("Page 1 of 200", "10\u202F000 kiosks", "Not linked", "Site 0");
        assertThat(browser.get("/kiosks?page=200").body())
                .contains("Page 200 of 200")
                .doesNotContain(">Next<");
        assertThat(browser.get("/kiosks?page=9999").body()).contains("Page 200 of 200");
        assertThat(browser.get("/kiosks?trouble=true&q=" + encoded("site:\"Site 40\""))
                        .body())
                .contains("Site 40, Point");
        assertThat(browser.get("/kiosks?q=" + encoded("tag:lobby under:\"Customer 3\""))
                        .body())
                .contains("100 kiosks of 10\u202F000");
        assertThat(browser.get("/kiosks?q=" + encoded("colour:red")).body()).contains("is not known");
        assertThat(browser.get("/").body()).contains("What needs you", "10000");
        assertThat(browser.get("/plan").body()).contains("Customer 3", "of 1\u202F000 ready", "No address: 1\u202F000");
    }

    @Test
    void aProgramGetsEveryKioskOnce() {
        var seen = new ArrayList<String>();
        String next = "";
        do {
            JsonNode page = JsonMapper.shared()
                    .readTree(browser.getApi("/api/v1/kiosks?limit=1000&sort=worst&after=" + next)
                            .body());
            page.get("items").forEach(item -> seen.add(item.get("id").asString()));
            next = page.get("next").asString("");
        } while (!next.isEmpty());

        assertThat(seen).hasSize(KIOSKS).doesNotHaveDuplicates();
    }

    @Test
    void staysQuick() {
        List<String> pages = List.of(
                "/",
                "/kiosks",
                "/live/kiosks?page=100",
                "/kiosks?sort=name",
                "/kiosks?trouble=true",
                "/kiosks?q=" + encoded("under:\"Customer 3\" -state:offline"),
                "/kiosks?q=lobby",
                "/sites?q=" + encoded("site 77"),
                "/plan",
                "/plan/in/place-c0000003?page=3",
                "/plan/in/place-c0000003?lacking=true");
        browser.get("/kiosks");
        for (String page : pages) {
            List<Duration> taken = IntStream.range(0, LOOKS)
                    .mapToObj(look -> took(page))
                    .sorted()
                    .toList();
            Duration p95 = taken.get(LOOKS * 95 / 100);
            LOG.info(
                    "{}: half within {} ms, 95 % within {} ms",
                    page, taken.get(LOOKS / 2).toMillis(), p95.toMillis());
            assertThat(p95).as(page).isLessThan(MOST);
        }
    }

    private static Duration took(String page) {
        long begun = System.nanoTime();
        HttpResponse<String> answer = browser.get(page);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Ten kiosks to a site, a hundred sites to a customer; every twentieth kiosk is in trouble.
    private static void fill(Db db) {
        long now = Instant.now().toEpochMilli();
        var jdbc = new NamedParameterJdbcTemplate(db.writer().source());
        db.writer().transaction().executeWithoutResult(status -> {
            rows(
                    jdbc,
                    10,
                    "insert into place (id, kind, name, address, folded) values (:id, 'organisation', :name, '', :folded)",
                    i -> named("place-c%07d".formatted(i), "Customer " + i));
            rows(
                    jdbc,
                    SITES,
                    "insert into place (id, kind, parent_id, name, address, folded) values (:id, 'site', :parent, :name, '', :folded)",
                    i -> named("place-s%07d".formatted(i), "Site " + i)
                            .addValue("parent", "place-c%07d".formatted(i % 10)));
            rows(
                    jdbc,
                    KIOSKS,
                    "insert into experience_point (id, site_id, name, note, folded) values (:id, :site, :name, '', :folded)",
                    i -> named("point-%07d".formatted(i), "Point " + i)
                            .addValue("site", "place-s%07d".formatted(i % SITES)));
            rows(
                    jdbc,
                    KIOSKS,
                    "insert into kiosk (id, name, created_at) values (:id, :name, :now)",
                    i -> named(kiosk(i), (i % 3 == 0 ? "Lobby " : "Till ") + i).addValue("now", now));
            rows(
                    jdbc,
                    KIOSKS,
                    "insert into placement (id, kiosk_id, point_id, from_at, made_at, made_by) values (:id, :kiosk, :point, :from, :from, 'tester')",
                    i -> at(i).addValue("id", "placement-%07d".formatted(i))
                            .addValue("point", "point-%07d".formatted(i))
                            .addValue("from", now - 1_000_000));
            // The embedded broker was down, so nobody is linked; those who were cut off long ago are in trouble.
            rows(
                    jdbc,
                    KIOSKS,
                    "insert into presence (kiosk_id, session, linked, link_changed_at, heartbeat_at, last_response_at, outbox_unsent) values (:kiosk, 1, :linked, :at, :at, :at, 0)",
                    i -> at(i).addValue("linked", i % 20 == 0 ? 0 : 1)
                            .addValue("at", i % 20 == 0 ? now - 86_400_000L : now));
            rows(
                    jdbc,
                    KIOSKS,
                    "insert into twin (kiosk_id, desired_version, desired_survey_id, desired_survey_version, desired_hash, desired_at, desired_by, reported_version, reported_survey_id, reported_survey_version, reported_hash, reported_at) values (:kiosk, 1, 'reception', 1, :hash, :at, 'tester', 1, 'reception', 1, :hash, :at)",
                    i -> at(i).addValue("hash", "a".repeat(64)).addValue("at", now - 1_000_000));
            rows(
                    jdbc,
                    KIOSKS / 100,
                    "insert into kiosk_tag (kiosk_id, tag) values (:kiosk, 'lobby')",
                    i -> at(i * 100 + 3));
        });
    }

    private static String kiosk(int number) {
        return "kiosk-%07d".formatted(number);
    }

    private static MapSqlParameterSource named(String id, String name) {
        return new MapSqlParameterSource(
                Map.of("id", id, "name", name, "folded", "\n" + name.toLowerCase(Locale.ROOT) + "\n"));
    }

    private static MapSqlParameterSource at(int kiosk) {
        return new MapSqlParameterSource("kiosk", kiosk(kiosk));
    }

    private static void rows(
            NamedParameterJdbcTemplate jdbc, int count, String sql, IntFunction<SqlParameterSource> row) {
        jdbc.batchUpdate(sql, IntStream.range(0, count).mapToObj(row).toArray(SqlParameterSource[]::new));
    }
}
