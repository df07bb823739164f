package fi.hymy.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.flow.SurveyFlow;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.simulator.SimulatorSettings.Source;
import fi.hymy.simulator.enrolment.Enrolling.Operator;
import fi.hymy.simulator.enrolment.Identity;
import fi.hymy.simulator.enrolment.TestCa;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pretend kiosks against a real broker.
final class FleetIT {
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final int MANY = 60;

    @TempDir
    Path directory;

    private final Survey survey = SampleSurveys.smileyWhy();
    private PretendServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = new PretendServer(survey, directory.resolve("server"));
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void manyKiosksDeliverEveryResponseAndSayGoodbye() {
        long given;
        try (Fleet fleet = fleet(kiosks(MANY), MANY, 0)) {
            fleet.start();
            await().atMost(PATIENT).until(() -> fleet.progress().showing() == MANY);
            await().atMost(PATIENT).until(() -> fleet.progress().given() > 200);
            fleet.stopGiving();
            await().atMost(PATIENT)
                    .until(() -> fleet.progress().unsent() == 0
                            && fleet.progress().receipted() == fleet.progress().given());
            given = fleet.progress().given();
            assertThat(fleet.progress().connected()).isEqualTo(MANY);
            assertThat(fleet.progress().lost()).isZero();
        }

        assertThat(server.allRows())
                .hasSize((int) given)
                .extracting(row -> row.response().id())
                .doesNotHaveDuplicates();
        assertThat(server.allRows())
                .allSatisfy(row ->
                        assertThat(SurveyFlow.faults(survey, row.response())).isEmpty());
        server.rows
                .values()
                .forEach(rows -> assertThat(rows.stream().map(Uplink.Row::sequence))
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, rows.size())
                                .mapToObj(Long::valueOf)
                                .toList()));
        assertThat(server.settled).hasSize(MANY);
        assertThat(server.fetches).as("one survey, fetched once").hasValue(1);
        await().atMost(PATIENT).until(() -> server.gone.size() == MANY);
    }

    @Test
    void makesThePastOnceAndInOrder() {
        Instant begin = Instant.now();
        try (Fleet fleet = fleet(kiosks(5), 0, 3)) {
            fleet.start();
            awaitDelivered(fleet, 5);
        }
        List<Uplink.Row> past = server.allRows();

        assertThat(past).hasSizeBetween(100, 2000);
        server.rows
                .values()
                .forEach(rows -> assertThat(rows)
                        .extracting(row -> row.response().endedAt().wallMillis())
                        .isSorted()
                        .allSatisfy(wall -> assertThat(wall)
                                .isBetween(
                                        begin.minus(Duration.ofDays(4)).toEpochMilli(),
                                        begin.plusSeconds(60).toEpochMilli())));
        server.rows
                .values()
                .forEach(rows -> assertThat(rows)
                        .extracting(row -> row.response().endedAt().monotonicMillis())
                        .isSorted());

        try (Fleet again = fleet(kiosks(5), 20, 3)) {
            again.start();
            await().atMost(PATIENT).until(() -> again.progress().given() > 5);
            assertThat(again.progress().given()).isLessThan(past.size());
        }
        List<Long> boots = new ArrayList<>();
        server.allRows().forEach(row -> boots.add(row.response().endedAt().boot()));
        assertThat(boots).contains(1L, 4L).doesNotContain(3L);
    }

    @Test
    void goesOnWithoutAKioskThatIsTurnedAway() {
        List<Identity> kiosks = new ArrayList<>(kiosks(2));
        kiosks.add(new TestCa().identity("kiosk-wrong"));

        try (Fleet fleet = fleet(kiosks, 20, 0)) {
            fleet.start();
            await().atMost(PATIENT).until(() -> fleet.progress().receipted() > 5);
            assertThat(fleet.progress().connected()).isEqualTo(2);
        }
        assertThat(server.born).doesNotContain(new KioskId("kiosk-wrong"));
    }

    private static void awaitDelivered(Fleet fleet, int kiosks) {
        await().atMost(PATIENT).until(() -> fleet.isPastMade());
        await().atMost(PATIENT).until(() -> fleet.progress().unsent() == 0);
        assertThat(fleet.progress().showing()).isEqualTo(kiosks);
    }

    private List<Identity> kiosks(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj("kiosk-%04d"::formatted)
                .map(server.ca::identity)
                .toList();
    }

    private Fleet fleet(List<Identity> kiosks, double rate, int history) {
        var nobody = new Source(directory, 0, null, new Operator(URI.create("http://unused"), "admin", ""));
        var settings = new SimulatorSettings(nobody, rate, null, history, 20, 1, Duration.ofSeconds(2), null, null);
        return new Fleet(settings, server.roll(kiosks), directory.resolve("outboxes"));
    }
}
