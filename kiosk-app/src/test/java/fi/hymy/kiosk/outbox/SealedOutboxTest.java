package fi.hymy.kiosk.outbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.KioskSettings.OutboxSettings;
import fi.hymy.kiosk.seal.Sealer;
import fi.hymy.kiosk.seal.ServerKey;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a thief finds who reads every byte of the card: the outbox, its journals, and what lies beside them.
final class SealedOutboxTest {
    private static final String MARK = "Salaisuus";
    private static final int ROWS = 300;

    @TempDir
    Path data;

    private final ServerKey server = new ServerKey("key-one-");
    private Sealer sealer;

    @BeforeEach
    void openSealer() {
        sealer = Sealer.under(data);
    }

    @Test
    void wordsLieOpenOnTheCardWhereNobodyTellsAKey() {
        try (SqliteOutbox outbox = open()) {
            keep(outbox, 1);

            assertThat(filesWith(MARK)).isNotEmpty();
        }
    }

    @Test
    void noByteOfTheCardHoldsWordsThatAreSealed() {
        sealer.learn(server.open());
        try (SqliteOutbox outbox = open()) {
            IntStream.rangeClosed(1, ROWS).forEach(number -> keep(outbox, number));

            assertThat(filesWith(MARK)).as("with its journals").isEmpty();
            assertThat(opened(outbox)).containsExactlyElementsOf(responses());
        }
        assertThat(filesWith(MARK)).as("closed").isEmpty();
    }

    @Test
    void whatIsKeptAfterItsReceiptIsSealedToo() {
        sealer.learn(server.open());
        try (SqliteOutbox outbox = open()) {
            keep(outbox, 1);
            OutboxContract.get(outbox.settle(List.of(new Receipt(response(1).id(), new Receipt.Stored()))));
            assertThat(outbox.unsent(10, 1 << 20, Set.of())).isEmpty();

            OutboxContract.get(outbox.resend(1, 1));

            assertThat(opened(outbox)).containsExactly(response(1));
            assertThat(filesWith(MARK)).isEmpty();
        }
    }

    @Test
    void whatWasKeptOpenIsSealedInPlaceOnceAKeyIsKnown() {
        try (SqliteOutbox outbox = open()) {
            IntStream.rangeClosed(1, ROWS).forEach(number -> keep(outbox, number));
            OutboxContract.get(outbox.forget(response(7).id()));
        }
        assertThat(filesWith(MARK)).isNotEmpty();

        sealer.learn(server.open());
        try (SqliteOutbox outbox = open()) {
            assertThat(filesWith(MARK)).as("with its journals").isEmpty();
            assertThat(opened(outbox)).containsExactlyElementsOf(responses());
            assertThat(outbox.facts().lastSequence()).isEqualTo(ROWS);
            assertThat(outbox.gaps()).isZero();
        }
    }

    @Test
    void aFileOfAnEarlierProgramIsSealedInPlaceAndSaysTheSame() throws IOException {
        Path file = data.resolve("outbox/current/outbox.sqlite");
        Files.createDirectories(file.getParent());
        try (InputStream frozen =
                Objects.requireNonNull(SealedOutboxTest.class.getResourceAsStream("/frozen/outbox-v1/outbox.sqlite"))) {
            Files.copy(frozen, file);
        }
        assertThat(filesWith("Jono oli")).isNotEmpty();

        sealer.learn(server.open());
        try (SqliteOutbox outbox = open()) {
            OutboxContract.get(outbox.resend(1, 3));
            assertThat(opened(outbox)).contains(SampleResponses.nps(4, 10));
            assertThat(filesWith("Jono oli")).isEmpty();
        }
    }

    @Test
    void theFirstKeyOfARunningKioskSealsWhatItHolds() {
        try (EventLoop loop = EventLoop.named("disk-test")) {
            var outbox = new PatientOutbox(this::open, loop, () -> {});
            outbox.start();
            OutboxContract.get(outbox.append(response(1)));
            assertThat(filesWith(MARK)).isNotEmpty();

            sealer.learn(server.open());
            outbox.reopen();
            OutboxContract.get(CompletableFuture.runAsync(() -> {}, loop));
            OutboxContract.get(outbox.append(response(2)));

            assertThat(opened(outbox)).containsExactly(response(1), response(2));
            assertThat(filesWith(MARK)).isEmpty();
            outbox.close();
        }
    }

    @Test
    void aBrokenFileIsTakenOverWithItsSeals() throws IOException {
        sealer.learn(server.open());
        try (SqliteOutbox outbox = open()) {
            IntStream.rangeClosed(1, ROWS).forEach(number -> keep(outbox, number));
        }
        damageAPageInTheMiddle(data.resolve("outbox/current/outbox.sqlite"));

        try (SqliteOutbox outbox = open()) {
            assertThat(opened(outbox)).contains(response(1), response(ROWS)).isSubsetOf(responses());
            assertThat(filesWith(MARK)).isEmpty();
        }
    }

    private static void damageAPageInTheMiddle(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bytes.length() / 4096 / 2 * 4096);
            bytes.write("rotten".repeat(600).getBytes(UTF_8));
        }
    }

    private SqliteOutbox open() {
        return SqliteOutbox.open(data.resolve("outbox"), OutboxSettings.USUAL, InstantSource.system(), sealer);
    }

    private static void keep(Outbox outbox, int number) {
        OutboxContract.get(outbox.append(response(number)));
    }

    private static List<Response> responses() {
        return IntStream.rangeClosed(1, ROWS)
                .mapToObj(SealedOutboxTest::response)
                .toList();
    }

    private static Response response(int number) {
        Response plain = SampleResponses.smileyWhy(number);
        return plain.withAnswers(List.of(
                new Answer.Scale(new QuestionId("mood"), 2),
                new Answer.Words(new QuestionId("comment"), MARK + " numero " + number + ": jono oli pitkä.")));
    }

    private List<Response> opened(Outbox outbox) {
        return outbox.unsent(1000, 1 << 24, Set.of()).stream()
                .map(Uplink.Row::response)
                .map(response -> response.sealed().isPresent() ? server.open(response) : response)
                .toList();
    }

    private List<Path> filesWith(String words) {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, words))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, String words) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            byte[] wanted = words.getBytes(UTF_8);
            return new String(bytes, ISO_8859_1).contains(new String(wanted, ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
