package fi.hymy.fleet.notify;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.notify.Delivery.Channel;
import fi.hymy.fleet.notify.Delivery.Outcome;
import fi.hymy.fleet.notify.Delivery.State;
import fi.hymy.fleet.storage.Db;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the outbox of mails and calls promises on every database.
abstract class DeliveriesContract {
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private Db db;
    private Deliveries deliveries;
    private Post post;

    abstract Db open();

    @BeforeEach
    void openDatabase() {
        db = open();
        deliveries = new Deliveries(db.writer(), db.reader(), () -> now);
        post = new Post(
                db.writer(),
                () -> now,
                new MailSettings(null, 25, null, null, MailSettings.Tls.NONE, "hymy@example.org"),
                new ConsoleLinks("https://hymy.example.org/"));
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    @Test
    void sendsOnceWhatIsHandedInTwice() {
        assertThat(post.send(letter("alarm/1", false))).isTrue();
        assertThat(post.send(letter("alarm/1", false))).isFalse();

        List<Delivery> taken = deliveries.take(Channel.MAIL, 10);
        assertThat(taken).singleElement().satisfies(mail -> {
            assertThat(mail.target()).isEqualTo("anna@example.org");
            assertThat(mail.body()).isEqualTo("Text");
            assertThat(mail.tries()).isEqualTo(1);
        });
        deliveries.done(taken.getFirst(), new Outcome.Sent());
        later(Duration.ofDays(1));
        assertThat(deliveries.take(Channel.MAIL, 10)).isEmpty();
        assertThat(post.send(letter("alarm/1", false))).isFalse();
    }

    @Test
    void keepsNothingOfATransactionThatFailed() {
        db.writer().transaction().executeWithoutResult(status -> {
            post.send(letter("alarm/1", false));
            status.setRollbackOnly();
        });

        assertThat(deliveries.take(Channel.MAIL, 10)).isEmpty();
    }

    @Test
    void aServerKilledWhileSendingLeavesItToBeTakenAgain() {
        post.send(letter("alarm/1", false));
        assertThat(deliveries.take(Channel.MAIL, 10)).hasSize(1);

        later(Deliveries.LEASE.minusSeconds(1));
        assertThat(deliveries.take(Channel.MAIL, 10)).isEmpty();
        later(Duration.ofSeconds(1));
        assertThat(deliveries.take(Channel.MAIL, 10))
                .singleElement()
                .extracting(Delivery::tries)
                .isEqualTo(2);
    }

    @Test
    void manyWhoTakeAtOnceNeverTakeTheSame() throws Exception {
        for (int i = 0; i < 40; i++) {
            post.call("webhook-1", "alarm/" + i, "alert.opened", "{}", Duration.ofHours(1));
        }
        Callable<List<Delivery>> taking = () -> deliveries.take(Channel.WEBHOOK, 40);
        var taken = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<List<Delivery>> found : threads.invokeAll(List.of(taking, taking, taking, taking))) {
                found.get().forEach(call -> taken.add(call.id()));
            }
        }

        assertThat(taken).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void waitsLongerAfterEachFailureAndGivesUpInTheEnd() {
        post.call("webhook-1", "alarm/1", "alert.opened", "{}", Duration.ofDays(2));
        var pauses = new ArrayList<Duration>();
        for (int i = 1; i < Backoff.MOST_TRIES; i++) {
            Delivery call = deliveries.take(Channel.WEBHOOK, 1).getFirst();
            deliveries.done(call, new Outcome.Later("It answered 503."));
            Delivery waits = deliveries.find(call.id()).orElseThrow();
            assertThat(waits.state()).isEqualTo(State.WAITING);
            pauses.add(Duration.between(now, waits.nextAt()));
            now = waits.nextAt();
        }
        assertThat(pauses.getFirst()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
        assertThat(pauses.getLast()).isBetween(Duration.ofMinutes(30), Duration.ofHours(1));

        Delivery last = deliveries.take(Channel.WEBHOOK, 1).getFirst();
        deliveries.done(last, new Outcome.Later("It answered 503."));
        assertThat(deliveries.find(last.id()).orElseThrow())
                .extracting(Delivery::state, Delivery::problem)
                .containsExactly(State.FAILED, "It answered 503.");

        assertThat(deliveries.again(last.id(), Duration.ofHours(1))).isTrue();
        assertThat(deliveries.take(Channel.WEBHOOK, 1))
                .singleElement()
                .extracting(Delivery::id, Delivery::tries)
                .containsExactly(last.id(), 1);
    }

    @Test
    void doesNotCountATryWithoutAMailServerAndSendsNothingThatIsTooOld() {
        post.send(letter("alarm/1", false));
        Delivery mail = deliveries.take(Channel.MAIL, 1).getFirst();
        deliveries.done(mail, new Outcome.Lacking("No mail server is set up."));
        assertThat(deliveries.find(mail.id()).orElseThrow().tries()).isZero();

        later(Duration.ofHours(2));
        assertThat(deliveries.take(Channel.MAIL, 1)).isEmpty();
        assertThat(deliveries.find(mail.id()).orElseThrow().state()).isEqualTo(State.EXPIRED);
        assertThat(deliveries.newest(true, null, 10)).hasSize(1);
    }

    @Test
    void forgetsWhatIsSecretOnceItIsSent() {
        post.send(letter("invitation/1", true));
        Delivery mail = deliveries.take(Channel.MAIL, 1).getFirst();
        assertThat(mail.body()).isEqualTo("Text");
        deliveries.done(mail, new Outcome.Sent());

        Delivery sent = deliveries.find(mail.id()).orElseThrow();
        assertThat(sent.body() + sent.html()).isEmpty();
        assertThat(deliveries.again(mail.id(), Duration.ofHours(1))).isFalse();
    }

    @Test
    void pagesThroughAllAndForgetsWhatIsOverForLong() {
        for (int i = 0; i < 5; i++) {
            post.send(letter("alarm/" + i, false));
            later(Duration.ofSeconds(1));
        }
        List<Delivery> first = deliveries.newest(false, null, 3);
        Delivery last = first.getLast();
        List<Delivery> second =
                deliveries.newest(false, new Deliveries.Mark(last.madeAt().toEpochMilli(), last.id()), 3);
        assertThat(first).hasSize(3).doesNotContainAnyElementsOf(second);
        assertThat(second).hasSize(2);

        deliveries.done(last, new Outcome.Sent());
        later(Duration.ofDays(91));
        deliveries.tidy();
        assertThat(deliveries.newest(false, null, 10)).hasSize(4);
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    private static Letter letter(String cause, boolean secret) {
        return new Letter(cause, "anna@example.org", "Subject", "Text", "<p>Text</p>", secret, Duration.ofHours(1));
    }
}
