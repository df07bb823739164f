package fi.hymy.acceptance.gauntlet;

import fi.hymy.acceptance.console.ConsoleClient.Issued;
import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.StubbornKiosk;
import fi.hymy.acceptance.oracle.Testimony;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.sample.Koivuranta;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.sample.Visitors;
import fi.hymy.acceptance.stage.Stage;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Many kiosks send while the server is killed, or now and then stopped in order, and started again; or, without kills,
/// while every message is delivered many times in any order.
///
/// @param kills how often the server goes
/// @param kiosks how many send
/// @param rows what each has to say
/// @param repeats how often each message is delivered
record ServerKills(int kills, int kiosks, int rows, int repeats, RandomGenerator random) {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    Outcome run(Stage stage) {
        long start = System.nanoTime();
        List<StubbornKiosk> senders = senders(stage);
        List<Thread> threads = senders.stream()
                .map(sender -> Thread.ofVirtual().name("stubborn-kiosk").start(sender))
                .toList();
        int stops = 0;
        for (int i = 0; i < kills; i++) {
            long before = stage.rows().count();
            // In the midst of ingest: some rows of this life are there, more are on their way.
            Wait.until("the server took something in", LIMIT, () -> stage.rows().count() > before || drained(senders));
            Wait.pause(random.nextInt(300));
            if (random.nextInt(5) == 0) {
                stage.server().stop();
                stops++;
            } else {
                stage.server().kill();
            }
            stage.server().start();
            stage.server().awaitReady();
        }
        String late = waitForAll(senders);
        senders.forEach(StubbornKiosk::end);
        threads.forEach(ServerKills::join);
        String did = kills > 0
                ? "%d kills, %d orderly restarts, %d kiosks%s".formatted(kills - stops, stops, kiosks, late)
                : "%d kiosks, every message %d times, shuffled%s".formatted(kiosks, repeats, late);
        return Scenario.judge(
                kills > 0 ? "server kill -9" : "repeated and shuffled",
                did,
                stage,
                () -> senders.stream()
                        .map(StubbornKiosk::testimony)
                        .reduce(new Testimony(Map.of(), Set.of()), Testimony::and),
                start);
    }

    private String waitForAll(List<StubbornKiosk> senders) {
        try {
            Wait.until("every row has its receipt", LIMIT, () -> drained(senders));
            return "";
        } catch (Wait.TimedOut e) {
            return ", RECEIPTS MISSING";
        }
    }

    private static boolean drained(List<StubbornKiosk> senders) {
        return senders.stream().allMatch(StubbornKiosk::drained);
    }

    private List<StubbornKiosk> senders(Stage stage) {
        Version version = stage.publish(Kind.LONG);
        List<Issued> identities = stage.console()
                .addKiosks(IntStream.range(0, kiosks)
                        .mapToObj(i -> "Stubborn " + i)
                        .toList());
        var senders = new ArrayList<StubbornKiosk>();
        for (Issued identity : identities) {
            var generator = new SplittableRandom(random.nextLong());
            senders.add(new StubbornKiosk(
                    identity, stage.server().mqttPort(), responses(version, generator), generator, repeats));
        }
        return senders;
    }

    private List<Response> responses(Version version, RandomGenerator generator) {
        var ref = new SurveyRef(new SurveyId(version.survey()), version.version(), new ContentHash(version.hash()));
        var visitors = new Visitors(Koivuranta.survey(Kind.LONG), ref, generator);
        Instant begin = Instant.now().minus(Duration.ofDays(1));
        return IntStream.range(0, rows)
                .mapToObj(i -> visitors.next(begin.plusSeconds(i), 1, i * 1000L))
                .toList();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
