package fi.hymy.kiosk.relay;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.kiosk.link.Published;
import fi.hymy.kiosk.outbox.MemoryOutbox;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.codec.Decoded;
import fi.hymy.protocol.codec.WireCodec;
import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.message.Action;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RelayTest {
    private static final Duration A_TURN = Delivery.RECEIPT_WITHIN.plus(Delivery.JITTER);

    /// Making one costs more than sending it.
    private static final Map<Integer, Response> MADE = new HashMap<>();

    private final ManualLoop loop = new ManualLoop();
    private final FakeLink link = new FakeLink();
    private final MemoryOutbox outbox = new MemoryOutbox();
    private final List<String> wishes = new ArrayList<>();
    private final Relay relay = relay();

    @Test
    void sendsWhatWaitsOnceConnected() {
        keep(1, 2, 3);
        assertThat(batches()).isEmpty();

        connect();

        assertThat(batches()).containsExactly(List.of(1L, 2L, 3L));
        assertThat(link.heard(Uplink.Responses.class).getFirst().outbox()).isEqualTo(outbox.id());
    }

    @Test
    void releasesRowsByReceiptsAlone() {
        keep(1, 2);
        connect();
        assertThat(unsent()).as("the broker's acknowledgement releases nothing").containsExactly(1L, 2L);

        receipt(new Receipt.Stored(), 1);
        assertThat(unsent()).containsExactly(2L);
        receipt(new Receipt.Duplicate(), 2);
        assertThat(unsent()).isEmpty();
        assertThat(batches()).as("nothing was sent twice").hasSize(1);
    }

    @Test
    void keepsOneBatchInFlight() {
        keep(1);
        connect();
        keep(2);
        keep(3);
        assertThat(batches()).containsExactly(List.of(1L));

        receipt(new Receipt.Stored(), 1);

        assertThat(batches()).containsExactly(List.of(1L), List.of(2L, 3L));
    }

    @Test
    void sendsAgainUnderANewIdWhenNoReceiptComes() {
        keep(1, 2);
        connect();
        loop.advance(Delivery.RECEIPT_WITHIN.minusMillis(1));
        assertThat(batches()).hasSize(1);

        loop.advance(Delivery.JITTER.plusMillis(1));

        assertThat(batches()).containsExactly(List.of(1L, 2L), List.of(1L, 2L));
        assertThat(link.heard.stream()
                        .filter(envelope -> envelope.message() instanceof Uplink.Responses)
                        .map(Envelope::id))
                .doesNotHaveDuplicates();
    }

    @Test
    void sendsAgainOnlyTheRowsWithoutAReceipt() {
        keep(1, 2, 3);
        connect();
        receipt(new Receipt.Stored(), 2);

        loop.advance(A_TURN);

        assertThat(batches()).containsExactly(List.of(1L, 2L, 3L), List.of(1L, 3L));
    }

    /// The broker holds back all that comes after a message that is not acknowledged.
    @Test
    void acknowledgesReceiptsThatCannotBeKeptForThatBatchGoesAgain() {
        keep(1);
        connect();
        outbox.gone(true);
        var taken = link.say(new Downlink.Receipts(List.of(new Receipt(id(1), new Receipt.Stored()))));
        loop.run();
        assertThat(taken.toCompletableFuture()).isCompleted();

        outbox.gone(false);
        loop.advance(A_TURN);
        assertThat(batches()).containsExactly(List.of(1L), List.of(1L));
    }

    @Test
    void takesReceiptsTwiceLateAndForStrangers() {
        keep(1, 2);
        connect();
        receipt(new Receipt.Stored(), 1, 99);
        receipt(new Receipt.Stored(), 1);
        receipt(new Receipt.Duplicate(), 1, 2);
        receipt(new Receipt.Stored(), 2);

        assertThat(unsent()).isEmpty();
        keep(3);
        assertThat(batches()).containsExactly(List.of(1L, 2L), List.of(3L));
    }

    @Test
    void releasesARejectedRow() {
        keep(1);
        connect();
        receipt(new Receipt.Rejected("the same id with another body"), 1);

        assertThat(unsent()).isEmpty();
    }

    @Test
    void keepsADeferredRowAndLetsTheOthersPass() {
        keep(1, 2);
        connect();
        link.say(new Downlink.Receipts(List.of(
                new Receipt(id(1), new Receipt.Deferred("storage is full")),
                new Receipt(id(2), new Receipt.Stored()))));
        loop.run();
        keep(3);

        assertThat(unsent()).containsExactly(1L, 3L);
        assertThat(batches()).containsExactly(List.of(1L, 2L), List.of(3L));
        receipt(new Receipt.Stored(), 3);
        loop.advance(PutAside.FOR.plus(A_TURN));
        assertThat(batches().getLast()).as("its time has come").containsExactly(1L);
    }

    @Test
    void leavesAServerInPeaceThatDefersEverything() {
        keep(1);
        connect();
        for (int i = 0; i < 20; i++) {
            receipt(new Receipt.Deferred("storage is full"), 1);
            loop.advance(PutAside.FOR);
        }

        assertThat(batches()).as("once every ten minutes").hasSize(21);
        assertThat(unsent()).containsExactly(1L);
    }

    @Test
    void sendsTheSameRowsLaterWhenAWholeMessageIsDeferred() {
        keep(1, 2);
        connect();
        link.say(new Downlink.Deferred(lastBatchId(), "a newer protocol"));
        link.say(new Downlink.Deferred(MessageId.of(1, 2, 3), "nothing of ours"));
        loop.run();
        assertThat(batches()).hasSize(1);

        loop.advance(Pause.BASE);
        assertThat(batches()).containsExactly(List.of(1L, 2L), List.of(1L, 2L));
        assertThat(unsent()).hasSize(2);
    }

    @Test
    void slowsDownWhenTheBrokerRefuses() {
        List<Duration> waits = new ArrayList<>();
        int[] refusals = {0};
        link.broker = (topic, envelope) -> {
            if (envelope.message() instanceof Uplink.Responses) {
                refusals[0]++;
                return new Published.Refused(0x97);
            }
            return new Published.Acked();
        };
        keep(1, 2);
        connect();
        for (int seen = 1; seen < 10; seen++) {
            Duration wait = Duration.ZERO;
            while (refusals[0] == seen && wait.compareTo(Pause.CAP.multipliedBy(2)) < 0) {
                wait = wait.plus(Duration.ofMillis(100));
                loop.advance(Duration.ofMillis(100));
            }
            waits.add(wait);
        }

        assertThat(waits.getFirst()).isBetween(Pause.BASE.dividedBy(2), Pause.BASE.plusMillis(100));
        assertThat(waits.getLast()).isBetween(Pause.CAP.dividedBy(2), Pause.CAP.plusMillis(100));
        link.broker = (topic, envelope) -> new Published.Acked();
        loop.advance(Pause.CAP);
        assertThat(batches().getFirst())
                .as("a busy broker is no reason to halve")
                .containsExactly(1L, 2L);
    }

    @Test
    void sendsTheBatchAgainOnANewConnection() {
        keep(1);
        connect();
        link.down();
        keep(2);
        loop.advance(Duration.ofHours(1));
        assertThat(batches()).hasSize(1);

        connect();

        assertThat(batches()).containsExactly(List.of(1L), List.of(1L));
        receipt(new Receipt.Duplicate(), 1);
        assertThat(batches().getLast()).containsExactly(2L);
    }

    @Test
    void findsThePoisonedRowByHalvingAndLetsTheOthersPass() {
        keep(IntStream.rangeClosed(1, 64).toArray());
        connect();
        answerAllBut(33);

        for (int turn = 0; turn < 60 && unsent().size() > 1; turn++) {
            loop.advance(A_TURN);
            answerAllBut(33);
        }

        assertThat(unsent()).containsExactly(33L);
        keep(65);
        answerAllBut(33);
        assertThat(unsent()).as("a new row does not wait behind it").containsExactly(33L);
    }

    @Test
    void triesAPoisonedRowAgainLater() {
        keep(1, 2, 3);
        connect();
        for (int turn = 0; turn < 20; turn++) {
            answerAllBut(1);
            loop.advance(A_TURN);
        }
        assertThat(unsent()).containsExactly(1L);
        keep(4);
        answerAllBut(1);

        loop.advance(PutAside.FOR.plus(A_TURN));
        assertThat(batches().getLast()).containsExactly(1L);
        receipt(new Receipt.Stored(), 1);
        assertThat(unsent()).isEmpty();
    }

    @Test
    void drainsAtOnceWhenASilentServerSpeaksAgain() {
        keep(IntStream.rangeClosed(1, 300).toArray());
        connect();
        loop.advance(Duration.ofHours(3));
        long before = loop.millis();

        while (!unsent().isEmpty() && loop.millis() - before < 600_000) {
            answerAllBut(0);
            loop.advance(Duration.ofSeconds(1));
        }

        assertThat(Duration.ofMillis(loop.millis() - before)).isLessThan(Duration.ofMinutes(3));
    }

    @Test
    void sendsRowsAgainWhenTheServerLacksThem() {
        keep(1, 2, 3);
        connect();
        receipt(new Receipt.Stored(), 1, 2, 3);

        link.say(new Downlink.Resend(new OutboxId("another-outbox"), 1, 3));
        loop.run();
        assertThat(batches()).hasSize(1);
        link.say(new Downlink.Resend(outbox.id(), 2, 100));
        loop.run();

        assertThat(batches().getLast()).containsExactly(2L, 3L);
    }

    @Test
    void doesNotLetItselfBeDrivenRoundInCircles() {
        keep(1);
        connect();
        for (int i = 0; i < 100; i++) {
            receipt(new Receipt.Stored(), 1);
            link.say(new Downlink.Resend(outbox.id(), 1, 1));
            loop.advance(Duration.ofMillis(100));
        }

        assertThat(batches()).hasSizeLessThan(6);
    }

    @Test
    void forgetsOnOrder() {
        keep(1);
        connect();
        receipt(new Receipt.Stored(), 1);
        link.say(new Downlink.Forget(id(1)));

        assertThat(outbox.facts().firstKept()).isEqualTo(2);
    }

    @Test
    void handsACommandOn() {
        connect();
        link.say(new Downlink.Command(
                new CommandId("command-1"), new Action.Restart(), Instant.EPOCH, Duration.ofMinutes(1)));

        assertThat(wishes).endsWith("command command-1");
    }

    @Test
    void saysHelloUntilTheServerAnswers() {
        connectUnanswered();
        assertThat(link.heard(Uplink.Birth.class))
                .containsExactly(new Uplink.Birth(link.session(), "1.2.3", outbox.facts()));
        loop.advance(Hello.AGAIN_AFTER);
        assertThat(link.heard(Uplink.Birth.class)).hasSize(2);

        link.say(new Downlink.Desired(new DesiredState(4, null)));
        loop.advance(Duration.ofHours(1));

        assertThat(link.heard(Uplink.Birth.class)).hasSize(2);
        assertThat(wishes).containsExactly("connected", "desired 4");
        assertThat(link.drops).isEmpty();
    }

    @Test
    void tellsTheLinkWithinHowLongTheServerWantsItBack() {
        connectUnanswered();
        link.say(new Downlink.Desired(new DesiredState(4, null), Duration.ofSeconds(100)));
        link.say(new Downlink.Desired(new DesiredState(5, null)));

        assertThat(link.windows).containsExactly(Duration.ofSeconds(100));
    }

    @Test
    void givesUpAConnectionOnWhichTheServerDoesNotAnswer() {
        connectUnanswered();
        loop.advance(Duration.ofSeconds(30));

        assertThat(link.drops).hasSize(1);
        assertThat(link.heard(Uplink.Birth.class)).hasSize(3);
        connectUnanswered();
        assertThat(link.heard(Uplink.Birth.class)).hasSize(4);
    }

    @Test
    void givesSignsOfLifeWhileConnected() {
        connect();
        loop.advance(Duration.ofMinutes(3));
        assertThat(link.heard(Uplink.Heartbeat.class)).hasSize(3);

        link.down();
        loop.advance(Duration.ofMinutes(3));
        assertThat(link.heard(Uplink.Heartbeat.class)).hasSize(3);
        keep(1);
        connect();
        loop.advance(Duration.ofMinutes(1));
        assertThat(link.heard(Uplink.Heartbeat.class).getLast())
                .isEqualTo(new Uplink.Heartbeat(link.session(), outbox.facts()));
        assertThat(outbox.facts().unsent()).isEqualTo(1);
    }

    @Test
    void saysSoonAfterTheBacklogIsGoneThatNothingWaits() {
        keep(1, 2);
        connect();
        receipt(new Receipt.Stored(), 1, 2);
        loop.advance(SignsOfLife.SOON);

        assertThat(link.heard(Uplink.Heartbeat.class))
                .containsExactly(new Uplink.Heartbeat(link.session(), outbox.facts()));
        assertThat(outbox.facts().unsent()).isZero();
    }

    @Test
    void saysNothingMoreOfAnAnswerThatTheServerNeverBelievedToWait() {
        connect();
        keep(1);
        receipt(new Receipt.Stored(), 1);
        loop.advance(Duration.ofSeconds(59));

        assertThat(link.heard(Uplink.Heartbeat.class)).isEmpty();
    }

    @Test
    void isThereThoughTheDiskIsNotAndSaysWhatWaitsOnceItIs() {
        outbox.gone(true);
        connect();
        assertThat(link.heard(Uplink.Birth.class)).containsExactly(new Uplink.Birth(link.session(), "1.2.3", null));
        loop.advance(Duration.ofMinutes(1));
        assertThat(link.heard(Uplink.Heartbeat.class)).containsExactly(new Uplink.Heartbeat(link.session(), null));

        outbox.gone(false);
        relay.wake();
        loop.advance(SignsOfLife.SOON);

        assertThat(link.heard(Uplink.Heartbeat.class).getLast())
                .isEqualTo(new Uplink.Heartbeat(link.session(), outbox.facts()));
    }

    @Test
    void wishesForANewStartWhenTheLinkAils() {
        relay.ailing("30 threads were left behind");

        assertThat(wishes).containsExactly("restart: 30 threads were left behind");
    }

    @Test
    void passesOverWhatItCannotRead() {
        connect();

        assertThat(link.sayBytes("rubbish".getBytes(StandardCharsets.UTF_8)).toCompletableFuture())
                .as("it must not come again")
                .isCompleted();
        keep(1);
        assertThat(batches()).hasSize(1);
    }

    @Test
    void saysInItsLastWordsWhichSessionIsGone() {
        assertThat(WireCodec.decodeUplink(relay.lastWords(42)))
                .isInstanceOfSatisfying(
                        Decoded.Readable.class,
                        readable -> assertThat(readable.envelope().message()).isEqualTo(new Uplink.Gone(42)));
    }

    private Relay relay() {
        Stamp now = new Stamp(7, 1, 1_790_000_000_000L, TimeQuality.CONFIRMED);
        Uplinks uplinks = new Uplinks(FakeLink.KIOSK, link, () -> now, new Random(1));
        Relay made = new Relay(
                loop,
                outbox,
                link,
                uplinks,
                "1.2.3",
                Duration.ofSeconds(60),
                new Wishes() {
                    @Override
                    public void connected() {
                        wishes.add("connected");
                    }

                    @Override
                    public void desired(DesiredState state) {
                        wishes.add("desired " + state.version());
                    }

                    @Override
                    public void command(Downlink.Command command) {
                        wishes.add("command " + command.id());
                    }

                    @Override
                    public void restart(String reason) {
                        wishes.add("restart: " + reason);
                    }
                },
                new Random(2));
        link.start(made);
        return made;
    }

    private void connect() {
        connectUnanswered();
        link.say(new Downlink.Desired(new DesiredState(0, null)));
        loop.run();
    }

    private void connectUnanswered() {
        link.up();
        loop.run();
    }

    private void keep(int... numbers) {
        for (int number : numbers) {
            outbox.append(response(number));
        }
        relay.wake();
        loop.run();
    }

    private void receipt(Receipt.Outcome outcome, int... numbers) {
        link.say(new Downlink.Receipts(IntStream.of(numbers)
                .mapToObj(number -> new Receipt(id(number), outcome))
                .toList()));
        loop.run();
    }

    /// The server answers each batch that came since, except one that holds the poisoned row.
    private void answerAllBut(int poisoned) {
        while (answered < batches().size()) {
            List<Uplink.Row> rows =
                    link.heard(Uplink.Responses.class).get(answered).rows();
            answered++;
            if (rows.stream().noneMatch(row -> row.response().id().equals(id(poisoned)))) {
                link.say(new Downlink.Receipts(rows.stream()
                        .map(row -> new Receipt(row.response().id(), new Receipt.Stored()))
                        .toList()));
                loop.run();
            }
        }
    }

    private int answered;

    private List<List<Long>> batches() {
        return link.heard(Uplink.Responses.class).stream()
                .map(batch -> batch.rows().stream().map(Uplink.Row::sequence).toList())
                .toList();
    }

    private MessageId lastBatchId() {
        return link.heard.stream()
                .filter(envelope -> envelope.message() instanceof Uplink.Responses)
                .toList()
                .getLast()
                .id();
    }

    private List<Long> unsent() {
        return outbox.unsent(1000, Integer.MAX_VALUE, Set.of()).stream()
                .map(Uplink.Row::sequence)
                .toList();
    }

    private static Response response(int number) {
        return MADE.computeIfAbsent(number, SampleResponses::smileyWhy);
    }

    private static ResponseId id(int number) {
        return response(number).id();
    }
}
