package fi.hymy.acceptance.gauntlet;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.fleet.StubbornKiosk;
import fi.hymy.acceptance.fleet.WireKiosk;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Many kiosks on the wire that send, once they begin, until each of their rows has its receipt, each on a thread of
/// its own.
final class Senders {
    private final List<StubbornKiosk> kiosks;
    private final List<Thread> threads;

    private Senders(List<StubbornKiosk> kiosks) {
        this.kiosks = kiosks;
        this.threads = kiosks.stream()
                .map(kiosk -> Thread.ofVirtual().name("stubborn-kiosk").unstarted(kiosk))
                .toList();
    }

    /// Registers them; they say nothing yet.
    ///
    /// @param rows what each has to say
    /// @param repeats how often each message is delivered
    static Senders of(Stage stage, Kind kind, int kiosks, int rows, int repeats, RandomGenerator random) {
        Version version = stage.publish(kind);
        List<JoinedKiosk> identities = stage.enrol(
                IntStream.range(0, kiosks).mapToObj(i -> "Stubborn " + i).toList());
        identities.forEach(identity -> comeOnce(stage, identity));
        var senders = new ArrayList<StubbornKiosk>();
        for (JoinedKiosk identity : identities) {
            var generator = new SplittableRandom(random.nextLong());
            senders.add(new StubbornKiosk(
                    identity,
                    stage.server().mqttPort(),
                    responses(kind, version, rows, generator),
                    generator,
                    repeats));
        }
        return new Senders(senders);
    }

    /// The server writes down when a certificate is used first, which it could not do while its database stands still.
    private static void comeOnce(Stage stage, JoinedKiosk identity) {
        try {
            WireKiosk.connect(stage.server().mqttPort(), identity, _ -> {}).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Senders begin() {
        threads.forEach(Thread::start);
        return this;
    }

    boolean drained() {
        return kiosks.stream().allMatch(StubbornKiosk::drained);
    }

    /// How many of their messages were answered with "quota exceeded".
    long refused() {
        return kiosks.stream().mapToLong(StubbornKiosk::refused).sum();
    }

    /// Waits until every row has its receipt, and ends them.
    ///
    /// @return whether every row got one in time
    boolean finish(Duration limit) {
        try {
            Wait.until("every row has its receipt", limit, this::drained);
            return true;
        } catch (Wait.TimedOut e) {
            return false;
        } finally {
            kiosks.forEach(StubbornKiosk::end);
            threads.forEach(Senders::join);
        }
    }

    Testimony testimony() {
        return kiosks.stream().map(StubbornKiosk::testimony).reduce(new Testimony(Map.of(), Set.of()), Testimony::and);
    }

    private static List<Response> responses(Kind kind, Version version, int rows, RandomGenerator generator) {
        var ref = new SurveyRef(new SurveyId(version.survey()), version.version(), new ContentHash(version.hash()));
        var visitors = new Visitors(Koivuranta.survey(kind), ref, generator);
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
