package fi.hymy.kiosk.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.content.FetchResult.Cancelled;
import fi.hymy.kiosk.content.FetchResult.FetchFailed;
import fi.hymy.kiosk.content.FetchResult.Fetched;
import fi.hymy.kiosk.content.FetchResult.HashMismatch;
import fi.hymy.kiosk.content.FetchResult.NoRoom;
import fi.hymy.kiosk.content.FetchResult.Refused;
import fi.hymy.kiosk.enrolment.TestCa;
import fi.hymy.kiosk.enrolment.TestTls;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Asset;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.SurveyRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskLibraryTest {
    private static final int CUT = 40_000;

    private final ContentServer server = new ContentServer();
    private final HttpContentSource source = server.source();
    private final Exhibits exhibits = Exhibits.version(1).on(server);

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        source.close();
        server.close();
    }

    @Test
    void fetchesASurveyAndItsPictures() {
        FetchResult result = library().fetch(exhibits.ref());

        assertThat(result).isInstanceOfSatisfying(Fetched.class, fetched -> {
            assertThat(fetched.survey().ref()).isEqualTo(exhibits.ref());
            assertThat(fetched.survey().asset(exhibits.logoHash()).orElseThrow())
                    .hasBinaryContent(exhibits.logo());
        });
        assertThat(server.requests()).containsExactly("surveys 0", "assets 0");
        assertThat(files())
                .containsExactlyInAnyOrder(
                        exhibits.ref().hash().hex(), exhibits.logoHash().hex());
    }

    @Test
    void asksForNothingThatIsThere() {
        library().fetch(exhibits.ref());

        assertThat(library().fetch(exhibits.ref())).isInstanceOf(Fetched.class);
        assertThat(library().find(exhibits.ref())).isPresent();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void goesOnWhereTheConnectionWasCut() {
        writeSurvey();
        server.next(ContentServer.cutAfter(CUT));
        server.next(ContentServer.cutAfter(CUT));

        assertThat(library().fetch(exhibits.ref())).isInstanceOfSatisfying(FetchFailed.class, failed -> {
            assertThat(failed.progressed()).isTrue();
            assertThat(failed.detail()).contains("picture").contains("after 40000");
        });
        assertThat(library().find(exhibits.ref())).isEmpty();
        assertThat(library().fetch(exhibits.ref())).isInstanceOf(FetchFailed.class);
        assertThat(library().fetch(exhibits.ref())).isInstanceOf(Fetched.class);
        assertThat(server.requests()).containsExactly("assets 0", "assets 40000", "assets 80000");
    }

    @Test
    void beginsAnewWhereTheServerKnowsNoRanges() {
        writeSurvey();
        write(exhibits.logoHash().hex() + ".part", Arrays.copyOf(exhibits.logo(), CUT));
        server.next((exchange, file) -> {
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
        });

        assertThat(library().fetch(exhibits.ref())).isInstanceOf(Fetched.class);
        assertThat(server.requests()).containsExactly("assets 40000");
    }

    @Test
    void fetchesTheWholeWhereTheBeginningIsTorn() {
        writeSurvey();
        byte[] torn = Arrays.copyOf(exhibits.logo(), CUT);
        Arrays.fill(torn, CUT / 2, CUT, (byte) 0);
        write(exhibits.logoHash().hex() + ".part", torn);

        assertThat(library().fetch(exhibits.ref())).isInstanceOf(Fetched.class);
        assertThat(server.requests()).containsExactly("assets 40000", "assets 0");
    }

    @Test
    void fetchesTheWholeWhereThePartIsTooLong() {
        writeSurvey();
        write(exhibits.logoHash().hex() + ".part", Arrays.copyOf(exhibits.logo(), 2 * exhibits.logo().length));

        assertThat(library().fetch(exhibits.ref())).isInstanceOf(Fetched.class);
        assertThat(server.requests()).containsExactly("assets 200000", "assets 0");
    }

    @Test
    void fetchesTheWholeWhereThePartIsLongerThanAnyFile() {
        byte[] part = new byte[SurveyCodec.MAX_SURVEY + 1];
        write(exhibits.ref().hash().hex() + ".part", part);

        assertThat(library().fetch(exhibits.ref())).isInstanceOf(Fetched.class);
        assertThat(server.requests()).containsExactly("surveys 0", "assets 0");
    }

    @Test
    void takesAWholePartWithoutAsking() {
        writeSurvey();
        write(exhibits.logoHash().hex() + ".part", exhibits.logo());

        assertThat(library().fetch(exhibits.ref())).isInstanceOf(Fetched.class);
        assertThat(server.requests()).isEmpty();
        assertThat(files()).noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void takesNoOtherBytesThanThePromisedOnes() {
        server.next(ContentServer.wrongBytes());

        assertThat(library().fetch(exhibits.ref())).isInstanceOf(HashMismatch.class);
        assertThat(files()).isEmpty();
        assertThat(library().fetch(exhibits.ref())).isInstanceOf(Fetched.class);
    }

    @Test
    void takesNoOtherPartThanTheOneAskedFor() {
        writeSurvey();
        write(exhibits.logoHash().hex() + ".part", Arrays.copyOf(exhibits.logo(), CUT));
        server.next((exchange, file) -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 10-99999/100000");
            server.promise(206, file.length - 10).answer(exchange, file);
        });

        assertThat(library().fetch(exhibits.ref())).isInstanceOf(FetchFailed.class);
        assertThat(library().fetch(exhibits.ref())).isInstanceOf(Fetched.class);
    }

    @Test
    void givesUpAServerThatStalls() {
        server.next(server.stallAfter(100));

        assertThat(library().fetch(exhibits.ref()))
                .isInstanceOfSatisfying(
                        FetchFailed.class, failed -> assertThat(failed.detail()).contains("no more bytes came"));
        assertThat(library().fetch(exhibits.ref())).isInstanceOf(Fetched.class);
        assertThat(server.requests()).containsExactly("surveys 0", "surveys 100", "assets 0");
    }

    @Test
    void doesNotTakeAnEndlessSurvey() {
        server.next(ContentServer.flood(SurveyCodec.MAX_SURVEY * 2L));

        assertThat(library().fetch(exhibits.ref()))
                .isInstanceOfSatisfying(
                        FetchFailed.class, failed -> assertThat(failed.detail()).contains("longer than 524288 bytes"));
        assertThat(files()).isEmpty();
    }

    @Test
    void doesNotBeginWithAPictureThatIsTooLarge() {
        writeSurvey();
        server.next(server.promise(200, Asset.MAX_SIZE + 1));

        assertThat(library().fetch(exhibits.ref()))
                .isInstanceOfSatisfying(
                        FetchFailed.class, failed -> assertThat(failed.detail()).contains("20971521 bytes long"));
    }

    @Test
    void saysThatTheServerHasNoSuchFile() {
        server.removeAll();

        assertThat(library().fetch(exhibits.ref()))
                .isInstanceOfSatisfying(
                        FetchFailed.class, failed -> assertThat(failed.detail()).contains("no such file (404)"));
    }

    @Test
    void isGivenFilesAsTheKioskThatItsCertificateSays() throws IOException {
        var ca = new TestCa();
        try (ContentServer strict = new ContentServer(ca);
                HttpContentSource stranger = source(strict, ca, new KioskId("another-kiosk"));
                HttpContentSource known = source(strict, ca, ContentServer.KIOSK)) {
            exhibits.on(strict);

            assertThat(library(stranger).fetch(exhibits.ref()))
                    .isInstanceOfSatisfying(
                            FetchFailed.class,
                            failed -> assertThat(failed.detail()).contains("does not take this kiosk for one of its"));
            assertThat(library(known).fetch(exhibits.ref())).isInstanceOf(Fetched.class);
        }
    }

    private HttpContentSource source(ContentServer of, TestCa ca, KioskId kiosk) {
        return ContentServer.source(of.url(), () -> TestTls.context(directory.resolve("identity"), ca, kiosk));
    }

    @Test
    void neverGoesToAnotherHost() {
        try (ContentServer elsewhere = new ContentServer()) {
            exhibits.on(elsewhere);
            server.next(ContentServer.redirect(elsewhere.url()));

            assertThat(library().fetch(exhibits.ref()))
                    .isInstanceOfSatisfying(
                            FetchFailed.class,
                            failed -> assertThat(failed.detail()).contains("points elsewhere (302)"));
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void saysThatTheServerCannotBeReached() {
        server.close();

        assertThat(library().fetch(exhibits.ref()))
                .isInstanceOfSatisfying(
                        FetchFailed.class, failed -> assertThat(failed.detail()).contains("could not be reached"));
    }

    @Test
    void leavesTheDiskSomeRoomForAnswers() {
        DiskLibrary library = new DiskLibrary(new ContentStore(directory, Long.MAX_VALUE), source);

        assertThat(library.fetch(exhibits.ref()))
                .isInstanceOfSatisfying(
                        NoRoom.class, failed -> assertThat(failed.detail()).contains("there is room for 0"));
        assertThat(files()).isEmpty();
    }

    @Test
    void endsSoonWhenInterruptedAndKeepsWhatCame() {
        writeSurvey();
        Thread worker = Thread.currentThread();
        server.next(server.stallAfter(CUT, worker::interrupt));

        try (HttpContentSource patient = server.patientSource()) {
            assertThat(library(patient).fetch(exhibits.ref())).isInstanceOf(Cancelled.class);
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(library().fetch(exhibits.ref())).isInstanceOf(Fetched.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void refusesWhatIsNoSurvey() {
        byte[] bytes = "{\"id\": 3".getBytes(UTF_8);
        SurveyRef ref = new SurveyRef(new SurveyId("reception"), 1, server.survey(bytes));

        assertThat(library().fetch(ref))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.faults()).isNotEmpty());
    }

    @Test
    void refusesAQuestionOfAnUnknownKind() {
        String survey = new String(exhibits.survey(), UTF_8).replaceFirst("\"smiley\"", "\"handwriting\"");
        SurveyRef ref = new SurveyRef(new SurveyId("reception"), 1, server.survey(survey.getBytes(UTF_8)));

        assertThat(library().fetch(ref))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::path)
                                .allMatch(path -> path.startsWith("pages[0].questions[0]")));
    }

    @Test
    void refusesAnotherVersionThanTheOneNamed() {
        SurveyRef ref =
                new SurveyRef(new SurveyId("reception"), 2, exhibits.ref().hash());

        assertThat(library().fetch(ref))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.faults())
                                .first()
                                .hasToString("id: is reception, version 1, and reception, version 2, is wanted"));
    }

    @Test
    void putsAFaultyFileAsideAndFetchesItAgain() throws IOException {
        library().fetch(exhibits.ref());
        Path logo = directory.resolve(exhibits.logoHash().hex());
        byte[] rotten = exhibits.logo();
        rotten[5000] ^= 1;
        Files.write(logo, rotten);

        assertThat(library().find(exhibits.ref())).isEmpty();
        assertThat(directory.resolve("aside").resolve(exhibits.logoHash().hex()))
                .hasBinaryContent(rotten);
        assertThat(library().fetch(exhibits.ref())).isInstanceOf(Fetched.class);
        assertThat(server.requests()).containsExactly("surveys 0", "assets 0", "assets 0");
    }

    @Test
    void putsNoMoreThanAFewFilesAside() {
        for (int i = 0; i < 10; i++) {
            ContentHash hash = SurveyCodec.hash(new byte[] {(byte) i});
            write(hash.hex(), "rotten".getBytes(UTF_8));
            assertThat(new ContentStore(directory, 0).find(hash)).isEmpty();
        }

        assertThat(directory.resolve("aside")).isDirectoryContaining("glob:**");
        assertThat(list(directory.resolve("aside"))).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void deletesWhatNoSurveyNeeds() {
        Exhibits newer = Exhibits.version(2).on(server);
        Exhibits halfFetched = Exhibits.version(3);
        DiskLibrary library = library();
        library.fetch(exhibits.ref());
        library.fetch(newer.ref());
        write(halfFetched.logoHash().hex() + ".part", new byte[10]);
        write("last-good.a", "not a file of content".getBytes(UTF_8));

        library.keepOnly(Set.of(newer.ref()));

        assertThat(files())
                .containsExactlyInAnyOrder(
                        newer.ref().hash().hex(), newer.logoHash().hex(), "last-good.a");
        assertThat(library.find(newer.ref())).isPresent();
        assertThat(library.find(exhibits.ref())).isEmpty();
    }

    private DiskLibrary library() {
        return library(source);
    }

    private DiskLibrary library(ContentSource from) {
        return new DiskLibrary(new ContentStore(directory, 0), from);
    }

    private void writeSurvey() {
        write(exhibits.ref().hash().hex(), exhibits.survey());
    }

    private void write(String name, byte[] bytes) {
        try {
            Files.write(directory.resolve(name), bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Stream<String> files() {
        return list(directory).filter(name -> !name.equals("aside"));
    }

    private static Stream<String> list(Path directory) {
        return Stream.of(directory.toFile().list());
    }
}
