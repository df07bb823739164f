package fi.hymy.fleet.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.kiosk.LifeWatcher;
import fi.hymy.fleet.kiosk.ShutOut;
import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.Restored;
import fi.hymy.protocol.id.KioskId;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What tickets, claims and certificates promise on every database.
abstract class EnrolmentContract {
    private static final String ANNA = "anna";
    private static final DevicesSettings SETTINGS =
            new DevicesSettings(0, List.of("localhost"), Duration.ofDays(30), 100, 100, null);

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final InstantSource clock = () -> now;

    private Db db;
    private Kiosks kiosks;
    private Tickets tickets;
    private Credentials credentials;
    private Claims claims;

    private final List<Runnable> behind = new ArrayList<>();
    private boolean held;

    abstract Db open();

    @BeforeEach
    void openDatabase() {
        db = open();
        kiosks = new Kiosks(db.writer(), db.reader(), clock);
        tickets = new Tickets(db.writer(), db.reader(), clock);
        var identity = ServerIdentity.open(new CaFolder(folder.resolve("ca")), SETTINGS.hosts(), clock);
        behind.clear();
        held = false;
        var firstUses = new FirstUses(db.writer(), clock, task -> {
            if (held) {
                behind.add(task);
            } else {
                task.run();
            }
        });
        credentials = new Credentials(db.writer(), db.reader(), identity, SETTINGS, clock, firstUses, Restored.never());
        claims = new Claims(tickets, credentials, kiosks, new Unbroken(), new Uninterested(), db.writer(), clock);
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    private static final class Unbroken implements Takeover {
        @Override
        public Optional<String> take(KioskId old, KioskId fresh, String by) {
            return Optional.of("It is not broken.");
        }

        @Override
        public void cut(KioskId old) {
            throw new AssertionError("nobody is to be cut off");
        }
    }

    private static final class Uninterested implements LifeWatcher {
        @Override
        public void claimed(KioskId kiosk, String by) {}

        @Override
        public void retired(KioskId kiosk, String by, String why) {}
    }

    private Ticket ask(KeyPair keys) {
        return tickets.open(
                new Tickets.Wish(SigningRequest.read(TestIdentity.request(keys)), "1.2.3", "a box", "192.0.2.7"));
    }

    private ClaimOutcome claim(Ticket ticket, String by) {
        return claims.claim(new Claims.Claim(ticket.code().shown(), "Lobby", null, null), by);
    }

    private static Kiosk done(ClaimOutcome outcome) {
        return switch (outcome) {
            case ClaimOutcome.Done(var kiosk) -> kiosk;
            case ClaimOutcome.Refused(var why, var _) -> throw new AssertionError(why);
        };
    }

    private static String refused(ClaimOutcome outcome) {
        return outcome instanceof ClaimOutcome.Refused(var why, var _) ? why : "it was taken";
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    private BigInteger serial(Ticket ticket) {
        return new BigInteger(
                tickets.find(ticket.ticket())
                        .flatMap(Ticket::claim)
                        .orElseThrow()
                        .serial(),
                16);
    }

    @Test
    void aKeyHasOneTicketHoweverOftenItAsks() throws Exception {
        KeyPair keys = TestIdentity.keys();

        List<Ticket> given = together(4, i -> ask(keys));

        assertThat(given).containsOnly(given.getFirst());
        assertThat(ask(TestIdentity.keys()).code())
                .isNotEqualTo(given.getFirst().code());
        assertThat(tickets.waiting()).isEqualTo(2);
    }

    @Test
    void anEndedTicketIsForgottenAndTheNextOneHasAnotherCode() {
        KeyPair keys = TestIdentity.keys();
        Ticket first = ask(keys);
        later(Tickets.LIFE);

        assertThat(tickets.find(first.ticket())).isEmpty();
        assertThat(refused(claim(first, ANNA))).contains("has ended");
        Ticket second = ask(keys);
        assertThat(second.ticket()).isNotEqualTo(first.ticket());
        assertThat(refused(claim(first, ANNA))).contains("No kiosk shows this code");
        later(Tickets.LIFE.multipliedBy(2));
        tickets.sweep();
        assertThat(tickets.find(second.code())).isEmpty();
    }

    @Test
    void aClaimedKioskIsAnsweredForAWeek() {
        KeyPair keys = TestIdentity.keys();
        Ticket ticket = ask(keys);
        Kiosk kiosk = done(claim(ticket, ANNA));
        later(Duration.ofDays(6));

        assertThat(tickets.find(ticket.ticket())
                        .flatMap(Ticket::claim)
                        .orElseThrow()
                        .kiosk())
                .isEqualTo(kiosk.id());
        assertThat(ask(keys).ticket()).isEqualTo(ticket.ticket());
        later(Duration.ofDays(2));
        assertThat(tickets.find(ticket.ticket())).isEmpty();
    }

    @Test
    void ofManyWhoClaimAtOnceOneGetsTheKiosk() throws Exception {
        Ticket ticket = ask(TestIdentity.keys());

        List<ClaimOutcome> outcomes = together(6, i -> claim(ticket, "operator-" + i));

        List<Kiosk> got = outcomes.stream()
                .filter(ClaimOutcome.Done.class::isInstance)
                .map(EnrolmentContract::done)
                .toList();
        assertThat(got).hasSize(1);
        assertThat(outcomes.stream().filter(ClaimOutcome.Refused.class::isInstance))
                .hasSize(5)
                .allSatisfy(outcome -> assertThat(refused(outcome)).contains("was first"));
        assertThat(kiosks.list()).isEqualTo(got);
        assertThat(credentials.of(got.getFirst().id())).hasSize(1);
    }

    @Test
    void whoeverClaimsAgainGetsTheSameKiosk() throws Exception {
        Ticket ticket = ask(TestIdentity.keys());

        List<Kiosk> got = together(4, i -> done(claim(ticket, ANNA)));

        assertThat(got).containsOnly(got.getFirst());
        assertThat(kiosks.list()).hasSize(1);
    }

    @Test
    void oneOfTwoBecomesThePlannedKiosk() throws Exception {
        KioskId planned = kiosks.register("Planned").id();
        List<Ticket> asking = List.of(ask(TestIdentity.keys()), ask(TestIdentity.keys()));

        List<ClaimOutcome> outcomes = together(
                2,
                i -> claims.claim(new Claims.Claim(asking.get(i).code().digits(), "", planned, null), "operator-" + i));

        assertThat(outcomes.stream().filter(ClaimOutcome.Done.class::isInstance))
                .hasSize(1);
        assertThat(credentials.of(planned)).hasSize(1);
        assertThat(tickets.waiting()).isEqualTo(1);
        assertThat(kiosks.find(planned).orElseThrow().name()).isEqualTo("Planned");
    }

    @Test
    void aRefusedClaimLeavesNothingBehind() {
        Ticket ticket = ask(TestIdentity.keys());
        KioskId old = kiosks.register("Old").id();

        assertThat(refused(claims.claim(new Claims.Claim(ticket.code().digits(), "", null, old), ANNA)))
                .isEqualTo("It is not broken.");
        assertThat(refused(claims.claim(new Claims.Claim(ticket.code().digits(), " ", null, null), ANNA)))
                .contains("1 to 200");

        assertThat(kiosks.list()).hasSize(1);
        done(claim(ticket, ANNA));
    }

    @Test
    void guessingCodesIsLimitedByOperator() {
        Ticket ticket = ask(TestIdentity.keys());
        for (int i = 0; i < 20; i++) {
            assertThat(refused(claims.claim(new Claims.Claim(other(ticket, i), "x", null, null), ANNA)))
                    .contains("No kiosk shows");
        }

        assertThat(claims.wait(ANNA)).isPositive();
        assertThat(refused(claim(ticket, ANNA))).contains("Too many");
        assertThat(claims.look(ticket.code().digits(), ANNA)).isInstanceOf(Claims.Seen.Nothing.class);
        assertThat(refused(claims.claim(new Claims.Claim("12345678", "x", null, null), "berta")))
                .contains("A digit");
        later(Duration.ofMinutes(1));
        done(claim(ticket, ANNA));
    }

    /// A code that could be and is not this ticket's.
    private static String other(Ticket ticket, int number) {
        for (int i = number * 100; ; i++) {
            Optional<Code> code = Code.read("%08d".formatted(i));
            if (code.isPresent() && !code.get().equals(ticket.code())) {
                return code.get().digits();
            }
        }
    }

    @Test
    void anOlderCertificateIsGoodUntilADayAfterTheNewerOneWasUsed() {
        Ticket ticket = ask(TestIdentity.keys());
        Kiosk kiosk = done(claim(ticket, ANNA));
        BigInteger first = serial(ticket);
        later(Duration.ofDays(20));
        BigInteger second = new BigInteger(
                credentials
                        .issued(
                                kiosk.id(),
                                TestIdentity.keys().getPublic(),
                                kiosk.id().value())
                        .serial(),
                16);
        later(Duration.ofDays(5));
        assertThat(credentials.accepts(kiosk.id(), first)).isTrue();
        assertThat(credentials.ended()).isEmpty();

        assertThat(credentials.accepts(kiosk.id(), second)).isTrue();
        assertThat(credentials.accepts(kiosk.id(), first)).isTrue();
        later(FirstUses.OVERLAP);

        assertThat(credentials.accepts(kiosk.id(), first)).isFalse();
        assertThat(credentials.accepts(kiosk.id(), second)).isTrue();
        assertThat(credentials.ended()).containsOnlyKeys(first);
        assertThat(credentials.shutOut()).isEmpty();
        later(Duration.ofDays(30));
        assertThat(credentials.accepts(kiosk.id(), second)).isFalse();
        assertThat(credentials.hasGood(kiosk.id())).isFalse();
    }

    @Test
    void checkingACertificateWritesNothingWhileTheBrokerWaits() {
        Ticket ticket = ask(TestIdentity.keys());
        Kiosk kiosk = done(claim(ticket, ANNA));
        held = true;

        assertThat(credentials.accepts(kiosk.id(), serial(ticket))).isTrue();
        assertThat(credentials.accepts(kiosk.id(), serial(ticket))).isTrue();

        assertThat(credentials.of(kiosk.id()).getFirst().firstUsedAt()).isEmpty();
        assertThat(behind).as("noted once").hasSize(1);
        Instant used = now;
        later(Duration.ofMinutes(1));
        behind.getFirst().run();
        assertThat(credentials.of(kiosk.id()).getFirst().firstUsedAt()).contains(used);
    }

    @Test
    void aPageOfThoseThatWaitBeginsExactlyWhereTheOneBeforeEnded() {
        List<Ticket> asked =
                Stream.generate(() -> ask(TestIdentity.keys())).limit(5).toList();
        later(Duration.ofMillis(1));
        Ticket last = ask(TestIdentity.keys());

        List<Ticket> first = tickets.waiting(3);
        List<Ticket> second = tickets.waiting(Tickets.Spot.of(first.getLast()), 3);

        assertThat(first.getFirst()).as("the latest first").isEqualTo(last);
        assertThat(Stream.concat(first.stream(), second.stream()))
                .as("though five asked within a millisecond")
                .doesNotHaveDuplicates()
                .hasSize(6)
                .containsAll(asked);
    }

    @Test
    void aRevokedKioskIsShutOutUntilItJoinsAgainAsItself() {
        Ticket ticket = ask(TestIdentity.keys());
        Kiosk kiosk = done(claim(ticket, ANNA));
        BigInteger serial = serial(ticket);
        assertThat(credentials.accepts(kiosk.id(), serial)).isTrue();
        assertThat(credentials.accepts(new KioskId("kiosk-other"), serial)).isFalse();

        tickets.forget(kiosk.id());
        assertThat(credentials.revoke(kiosk.id(), ANNA)).isEqualTo(1);
        assertThat(credentials.revoke(kiosk.id(), ANNA)).isZero();

        assertThat(credentials.accepts(kiosk.id(), serial)).isFalse();
        assertThat(credentials.ended()).containsOnlyKeys(serial);
        assertThat(credentials.shutOut()).containsExactly(kiosk.id());
        assertThat(credentials.all()).containsOnly(Map.entry(kiosk.id(), new ShutOut(now, true)));
        assertThat(credentials.among(List.of(kiosk.id(), new KioskId("kiosk-other"))))
                .isEqualTo(credentials.all());
        assertThat(tickets.find(ticket.ticket())).isEmpty();
        Ticket again = ask(TestIdentity.keys());
        assertThat(done(claims.claim(new Claims.Claim(again.code().digits(), "", kiosk.id(), null), ANNA)))
                .isEqualTo(kiosk);
        assertThat(credentials.shutOut()).isEmpty();
        assertThat(credentials.all()).isEmpty();
        later(Duration.ofDays(30));
        assertThat(credentials.all())
                .as("the new one ended by itself")
                .containsOnly(Map.entry(
                        kiosk.id(),
                        new ShutOut(credentials.of(kiosk.id()).getFirst().expiresAt(), false)));
    }

    private interface Try<T> {
        T run(int number);
    }

    private static <T> List<T> together(int count, Try<T> what) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            var start = new CyclicBarrier(count);
            List<Callable<T>> tries = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                tries.add(() -> {
                    start.await();
                    return what.run(number);
                });
            }
            return threads.invokeAll(tries).stream()
                    .map(EnrolmentContract::result)
                    .toList();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
