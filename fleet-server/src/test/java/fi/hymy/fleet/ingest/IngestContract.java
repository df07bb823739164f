package fi.hymy.fleet.ingest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.broker.Verdict;
import fi.hymy.fleet.quarantine.Quarantine;
import fi.hymy.fleet.quarantine.Quarantined;
import fi.hymy.fleet.response.Contacts;
import fi.hymy.fleet.response.ResponseStore;
import fi.hymy.fleet.seal.Seals;
import fi.hymy.fleet.seal.TestSealer;
import fi.hymy.fleet.storage.Db;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.codec.ResponseCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Receipt.Deferred;
import fi.hymy.protocol.message.Receipt.Duplicate;
import fi.hymy.protocol.message.Receipt.Rejected;
import fi.hymy.protocol.message.Receipt.Stored;
import fi.hymy.protocol.message.Uplink.Responses;
import fi.hymy.protocol.message.Uplink.Row;
import fi.hymy.protocol.message.Uplink.UnreadableRow;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.survey.LanguageTag;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What kiosks may rely on when they hand over responses, on every database.
abstract class IngestContract {
    private static final KioskId ONE = new KioskId("kiosk-one");
    private static final KioskId TWO = new KioskId("kiosk-two");
    private static final OutboxId OUTBOX = new OutboxId("outbox-1");
    private static final String POISON = "ga";

    final RecordingDownlinks downlinks = new RecordingDownlinks();
    private final List<KioskId> watched = new CopyOnWriteArrayList<>();
    private final MeterRegistry meters = new SimpleMeterRegistry();

    Db db;
    private IngestWriter writer;
    private Ingest ingest;

    @TempDir
    Path keys;

    private Seals seals;
    private final LockedAnswers locked = new LockedAnswers();

    abstract Db open();

    /// Makes the database refuse responses in a language.
    abstract void poison(String language);

    @BeforeEach
    void openDatabase() {
        db = open();
        wire(new DeliveryQueue(20_000, 1 << 26));
    }

    private void wire(DeliveryQueue queue) {
        InstantSource clock = InstantSource.system();
        Quarantine quarantine = new Quarantine(db.writer(), db.reader(), clock);
        Contacts contacts = new Contacts(db.writer(), db.reader(), (survey, question, wanted) -> Optional.empty());
        Batch batch = new Batch(db.writer(), new ResponseStore(db.writer(), db.reader()), contacts, quarantine);
        Meters told = new Meters(meters, queue);
        writer = new IngestWriter(queue, batch, downlinks, (kiosk, sure) -> watched.add(kiosk), told);
        seals = Seals.open(keys.resolve("sealing"), true, clock);
        ingest = new Ingest(queue, clock, told, seals, locked);
    }

    @AfterEach
    void closeDatabase() {
        writer.stop();
        db.close();
    }

    @Test
    void storesAndSendsTheReceiptBeforeItAcknowledges() {
        writer.start();

        assertThat(verdict(hand(ONE, row(1), row(2)))).isEqualTo(Verdict.OK);

        assertThat(downlinks.receipts(ONE)).containsExactly(receipt(1, new Stored()), receipt(2, new Stored()));
        assertThat(stored()).isEqualTo(2);
        assertThat(watched).containsExactly(ONE);
    }

    @Test
    void storesOnceWhenDeliveredTwice() {
        writer.start();
        verdict(hand(ONE, row(1)));

        verdict(hand(ONE, row(1)));

        assertThat(downlinks.receipts(ONE)).containsExactly(receipt(1, new Stored()), receipt(1, new Duplicate()));
        assertThat(stored()).isEqualTo(1);
        assertThat(counted("stored")).isEqualTo(1);
        assertThat(counted("duplicate")).isEqualTo(1);
        assertThat(meters.get("hymy.ingest.commit").timer().count()).isEqualTo(2);
    }

    private double counted(String outcome) {
        return meters.get("hymy.ingest.receipts")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void storesWhatWaitedInOneTransaction() {
        List<CompletionStage<Verdict>> waiting = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            waiting.add(hand(i % 2 == 0 ? ONE : TWO, row(i)));
        }

        writer.start();

        assertThat(waiting).allSatisfy(stage -> assertThat(verdict(stage)).isEqualTo(Verdict.OK));
        assertThat(stored()).isEqualTo(300);
    }

    @Test
    void storesTheOthersWhenOneResponseIsPoison() {
        poison(POISON);
        List<CompletionStage<Verdict>> waiting = new ArrayList<>();
        IntStream.rangeClosed(1, 40).forEach(i -> waiting.add(hand(ONE, i == 17 ? poisoned(i) : row(i))));

        writer.start();

        assertThat(waiting).allSatisfy(stage -> assertThat(verdict(stage)).isEqualTo(Verdict.OK));
        assertThat(stored()).isEqualTo(39);
        assertThat(downlinks.receipts(ONE).get(16).outcome()).isInstanceOf(Rejected.class);
        assertThat(downlinks.receipts(ONE).stream().filter(one -> one.outcome() instanceof Stored))
                .hasSize(39);
        assertThat(quarantined()).singleElement().satisfies(kept -> {
            assertThat(kept.kind()).isEqualTo(Quarantined.Kind.UNSTORABLE);
            assertThat(kept.response()).contains(SampleResponses.smileyWhy(17).id());
        });
    }

    @Test
    void keepsAPoisonedResponseInQuarantineOnceHoweverOftenItComes() {
        poison(POISON);
        writer.start();

        verdict(hand(ONE, poisoned(1)));
        verdict(hand(ONE, poisoned(1)));

        assertThat(downlinks.receipts(ONE))
                .allSatisfy(one -> assertThat(one.outcome()).isInstanceOf(Rejected.class));
        assertThat(quarantined()).hasSize(1);
    }

    @Test
    void rejectsARowThatCannotBeReadAndDefersOneThatSpeaksOfSomethingNew() {
        writer.start();
        UnreadableRow faulty = new UnreadableRow(2, SampleResponses.smileyWhy(2).id(), "{faulty", false, "no answers");
        UnreadableRow newer = new UnreadableRow(3, SampleResponses.smileyWhy(3).id(), "{newer", true, "answers[0]");

        verdict(ingest.handle(ONE, new Responses(OUTBOX, List.of(row(1)), List.of(faulty, newer))));

        assertThat(downlinks.receipts(ONE))
                .extracting(Receipt::outcome)
                .satisfiesExactly(
                        whole -> assertThat(whole).isInstanceOf(Stored.class),
                        rejected -> assertThat(rejected).isEqualTo(new Rejected("no answers")),
                        deferred -> assertThat(deferred).isInstanceOf(Deferred.class));
        assertThat(quarantined()).singleElement().extracting(Quarantined::kind).isEqualTo(Quarantined.Kind.UNREADABLE);
    }

    @Test
    void saysBusyAtOnceWhenTheQueueIsFull() {
        wire(new DeliveryQueue(2, 1 << 26));
        hand(ONE, row(1), row(2));

        assertThat(hand(TWO, row(3)).toCompletableFuture()).isCompletedWithValue(Verdict.BUSY);
        assertThat(meters.get("hymy.ingest.busy").counter().count()).isEqualTo(1);
    }

    @Test
    void takesAMessageThatIsLargerThanTheQueueWhenNothingElseWaits() {
        wire(new DeliveryQueue(2, 1 << 26));

        assertThat(hand(ONE, row(1), row(2), row(3)).toCompletableFuture()).isNotDone();
    }

    @Test
    void saysBusyWhenTheQueueHoldsTooManyBytes() {
        wire(new DeliveryQueue(1000, 2000));

        assertThat(hand(ONE, row(1)).toCompletableFuture()).isNotDone();
        assertThat(hand(TWO, row(2), row(3)).toCompletableFuture()).isCompletedWithValue(Verdict.BUSY);
    }

    @Test
    void failsTheAcknowledgementWhenTheReceiptCannotBeSent() {
        downlinks.breakDown();
        writer.start();

        assertThat(verdict(hand(ONE, row(1)))).isEqualTo(Verdict.FAILED);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void storesWhatWaitsBeforeItStops() {
        List<CompletionStage<Verdict>> waiting =
                IntStream.rangeClosed(1, 50).mapToObj(i -> hand(ONE, row(i))).toList();
        writer.start();

        writer.stop();

        assertThat(waiting)
                .allSatisfy(stage -> assertThat(stage.toCompletableFuture()).isCompletedWithValue(Verdict.OK));
        assertThat(hand(ONE, row(51)).toCompletableFuture()).isCompletedWithValue(Verdict.BUSY);
    }

    final void startWriter() {
        writer.start();
    }

    final CompletionStage<Verdict> hand(KioskId kiosk, Row... rows) {
        return ingest.handle(kiosk, Responses.of(OUTBOX, List.of(rows)));
    }

    final CompletionStage<Verdict> handOne(int number) {
        return hand(ONE, row(number));
    }

    @Test
    void storesWhatWasSealedAsItWasGivenAndTakesItForTheSameWhenItIsSealedAnew() {
        writer.start();
        Response plain = SampleResponses.everyKind();

        verdict(hand(ONE, sealed(1, plain)));
        verdict(hand(ONE, sealed(1, plain)));
        verdict(hand(ONE, new Row(1, plain)));
        verdict(hand(ONE, sealed(1, plain.withAnswers(saying(plain, "toista kuin ennen")))));

        assertThat(downlinks.receipts(ONE).stream().map(Receipt::outcome))
                .map(outcome -> outcome.getClass().getSimpleName())
                .containsExactly("Stored", "Duplicate", "Duplicate", "Rejected");
        assertThat(bodies())
                .containsExactly(ResponseCodec.text(plain.withoutDetails()))
                .allMatch(body -> body.contains("Löylyt"));
        assertThat(quarantined()).singleElement().extracting(Quarantined::kind).isEqualTo(Quarantined.Kind.CONFLICT);
    }

    @Test
    void defersWhatItHasNoKeyForAndTellsWhy() {
        writer.start();
        Seals others = Seals.open(keys.resolve("others"), true, InstantSource.system());
        Row foreign = new Row(1, TestSealer.seal(others.key().orElseThrow(), SampleResponses.smileyWhy(1)));

        verdict(hand(ONE, foreign, row(2)));

        assertThat(downlinks.receipts(ONE))
                .satisfiesExactly(
                        one -> assertThat(one.outcome())
                                .isInstanceOfSatisfying(
                                        Deferred.class,
                                        deferred -> assertThat(deferred.reason())
                                                .contains(others.key()
                                                        .orElseThrow()
                                                        .id()
                                                        .value())),
                        two -> assertThat(two.outcome()).isEqualTo(new Stored()));
        assertThat(stored()).isEqualTo(1);
        assertThat(quarantined()).isEmpty();
        assertThat(locked.all(Instant.now())).containsOnlyKeys(ONE);
    }

    @Test
    void keepsInQuarantineWhatNothingWillOpen() {
        writer.start();
        Response moved = SampleResponses.smileyWhy(2)
                .sealedInto(sealed(1, SampleResponses.smileyWhy(1))
                        .response()
                        .sealed()
                        .orElseThrow());

        verdict(hand(ONE, new Row(2, moved)));

        assertThat(downlinks.receipts(ONE))
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.outcome()).isInstanceOf(Rejected.class));
        assertThat(quarantined()).singleElement().satisfies(kept -> {
            assertThat(kept.kind()).isEqualTo(Quarantined.Kind.UNREADABLE);
            assertThat(kept.reason()).contains("seal");
            assertThat(new Quarantine(db.writer(), db.reader(), InstantSource.system()).raw(kept.id()))
                    .hasValueSatisfying(
                            raw -> assertThat(ResponseCodec.decode(raw)).isEqualTo(moved));
        });
    }

    private Row sealed(int sequence, Response plain) {
        return new Row(sequence, TestSealer.seal(seals.key().orElseThrow(), plain));
    }

    private static List<Answer> saying(Response response, String words) {
        return response.answers().stream()
                .map(answer -> answer instanceof Answer.Words said ? new Answer.Words(said.question(), words) : answer)
                .toList();
    }

    private List<String> bodies() {
        return db.reader()
                .jdbc()
                .sql("select body from response")
                .query(String.class)
                .list();
    }

    final List<Receipt> receiptsOfOne() {
        return downlinks.receipts(ONE);
    }

    static Verdict verdict(CompletionStage<Verdict> stage) {
        return stage.toCompletableFuture().orTimeout(20, SECONDS).join();
    }

    final long stored() {
        return db.reader()
                .jdbc()
                .sql("select count(*) from response")
                .query(Long.class)
                .single();
    }

    final List<Quarantined> quarantined() {
        return new Quarantine(db.writer(), db.reader(), InstantSource.system()).newest(100);
    }

    private static Row row(int number) {
        return new Row(number, SampleResponses.smileyWhy(number));
    }

    private static Row poisoned(int number) {
        Response response = SampleResponses.smileyWhy(number);
        return new Row(
                number,
                new Response(
                        response.id(),
                        response.survey(),
                        new LanguageTag(POISON),
                        response.channel(),
                        response.startedAt(),
                        response.endedAt(),
                        response.status(),
                        response.answers(),
                        response.flags()));
    }

    private static Receipt receipt(int number, Receipt.Outcome outcome) {
        return new Receipt(SampleResponses.smileyWhy(number).id(), outcome);
    }
}
