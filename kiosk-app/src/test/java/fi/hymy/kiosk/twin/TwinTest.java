package fi.hymy.kiosk.twin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.content.ContentServer;
import fi.hymy.kiosk.content.Exhibits;
import fi.hymy.kiosk.content.Slate;
import fi.hymy.kiosk.link.Published;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.ReportedState.Problem;
import fi.hymy.protocol.message.ReportedState.Reason;
import fi.hymy.protocol.survey.SurveyRef;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TwinTest {
    private static final int BUSY = 0x97;

    private final ContentServer server = new ContentServer();
    private final Exhibits first = Exhibits.version(1).on(server);
    private final Exhibits second = Exhibits.version(2).on(server);
    private final Exhibits third = Exhibits.version(3).on(server);

    @TempDir
    Path data;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void saysAfterEveryConnectWhatIsShown() {
        try (TwinRig kiosk = started()) {
            kiosk.connect();
            assertThat(kiosk.reports.sent()).containsExactly(new ReportedState(0, null, null));

            kiosk.desire(7, first.ref());
            kiosk.reports.clear();
            kiosk.connect();
            assertThat(kiosk.reports.sent()).containsExactly(new ReportedState(7, first.ref(), null));
        }
    }

    @Test
    void showsAndReportsWhatIsDesired() {
        try (TwinRig kiosk = started().desire(7, first.ref())) {
            assertThat(kiosk.slot.showingRef()).contains(first.ref());
            assertThat(kiosk.slot.showing().orElseThrow().asset(first.logoHash()))
                    .hasValueSatisfying(logo -> assertThat(logo).hasBinaryContent(first.logo()));
            assertThat(kiosk.reports.sent())
                    .containsExactly(
                            underWay(7, null, "fetching reception, version 1"),
                            underWay(7, null, "ready; waits until nobody is at the kiosk"),
                            new ReportedState(7, first.ref(), null));
        }
    }

    @Test
    void ignoresWhatIsNotNewer() {
        try (TwinRig kiosk = started().desire(7, second.ref())) {
            kiosk.reports.clear();
            int asked = server.requests().size();

            kiosk.desire(6, first.ref()).desire(7, first.ref()).desire(0, null);

            assertThat(kiosk.slot.offers()).containsExactly(Optional.of(second.ref()));
            assertThat(kiosk.reports.sent()).isEmpty();
            assertThat(server.requests()).hasSize(asked);
        }
    }

    @Test
    void takesANewVersionOfTheSameWishWithoutTouchingTheScreen() {
        try (TwinRig kiosk = started().desire(7, first.ref())) {
            kiosk.reports.clear();

            kiosk.desire(8, first.ref());

            assertThat(kiosk.slot.offers()).hasSize(1);
            assertThat(kiosk.reports.sent()).containsExactly(new ReportedState(8, first.ref(), null));
        }
    }

    @Test
    void waitsUntilTheVisitorHasLeft() {
        try (TwinRig kiosk = started().desire(1, first.ref())) {
            kiosk.slot.visitorComes();
            kiosk.desire(2, second.ref());

            assertThat(kiosk.slot.showingRef()).contains(first.ref());
            assertThat(kiosk.reports.last())
                    .isEqualTo(underWay(2, first.ref(), "ready; waits until nobody is at the kiosk"));

            kiosk.slot.visitorLeaves();
            kiosk.loop.run();
            assertThat(kiosk.reports.last()).isEqualTo(new ReportedState(2, second.ref(), null));
        }
    }

    @Test
    void keepsThePicturesOfTheScreenWhileOthersPassBy() {
        try (TwinRig kiosk = started().desire(1, first.ref())) {
            kiosk.slot.visitorComes();
            kiosk.desire(2, second.ref()).desire(3, third.ref());
            assertThat(kiosk.slot
                            .showing()
                            .orElseThrow()
                            .asset(first.logoHash())
                            .orElseThrow())
                    .hasBinaryContent(first.logo());

            kiosk.slot.visitorLeaves();
            kiosk.loop.run();
            assertThat(kiosk.reports.last()).isEqualTo(new ReportedState(3, third.ref(), null));
            assertThat(contentFiles())
                    .contains(third.logoHash().hex(), first.logoHash().hex());
        }
    }

    @Test
    void keepsTheFilesOfTheCurrentAndThePreviousSurveyOnly() {
        try (TwinRig _ =
                started().desire(1, first.ref()).desire(2, second.ref()).desire(3, third.ref())) {
            assertThat(contentFiles())
                    .filteredOn(name -> name.length() == 64)
                    .containsExactlyInAnyOrder(
                            second.ref().hash().hex(),
                            second.logoHash().hex(),
                            third.ref().hash().hex(),
                            third.logoHash().hex());
        }
    }

    @Test
    void takesTheSurveyDownWhenNoneIsDesired() {
        try (TwinRig kiosk = started().desire(1, first.ref()).desire(2, null)) {
            assertThat(kiosk.slot.showing()).isEmpty();
            assertThat(kiosk.reports.last()).isEqualTo(new ReportedState(2, null, null));
        }
        try (TwinRig restarted = started()) {
            assertThat(restarted.slot.showing()).isEmpty();
            assertThat(restarted.reports.last()).isEqualTo(new ReportedState(2, null, null));
        }
    }

    @Test
    void keepsTheOldSurveyAndTriesAgainWhenAFetchFails() {
        try (TwinRig kiosk = started().desire(1, first.ref())) {
            server.next(ContentServer.status(503));
            server.next(ContentServer.status(503));
            kiosk.reports.clear();

            kiosk.desire(2, second.ref());
            assertThat(kiosk.slot.showingRef()).contains(first.ref());
            assertThat(kiosk.reports.last().problem())
                    .hasValueSatisfying(problem -> assertThat(problem.reason()).isEqualTo(Reason.FETCH_FAILED));
            assertThat(kiosk.reports.last().problem().orElseThrow().detail()).contains("too busy (503)");

            assertThat(kiosk.loop.advanceToNext()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
            assertThat(kiosk.reports.sent()).as("the same news once").hasSize(2);

            assertThat(kiosk.loop.advanceToNext()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
            assertThat(kiosk.reports.last()).isEqualTo(new ReportedState(2, second.ref(), null));
        }
    }

    @Test
    void doesNotWaitForItsTurnOnceTheLinkStands() {
        try (TwinRig kiosk = started()) {
            server.next(ContentServer.status(503));
            kiosk.desire(2, second.ref());

            kiosk.connect();

            assertThat(kiosk.reports.last()).isEqualTo(new ReportedState(2, second.ref(), null));
            assertThat(kiosk.loop.advanceToNext()).as("nothing waits any more").isZero();
        }
    }

    @Test
    void goesOnSoonWhereBytesCame() {
        try (TwinRig kiosk = started()) {
            for (int i = 0; i < 6; i++) {
                server.next(ContentServer.cutAfter(100));
            }
            kiosk.desire(1, first.ref());
            for (int i = 0; i < 5; i++) {
                assertThat(kiosk.loop.advanceToNext()).isLessThanOrEqualTo(Twin.FIRST_RETRY);
            }
            kiosk.loop.advanceToNext();

            assertThat(kiosk.slot.showingRef()).contains(first.ref());
        }
    }

    @Test
    void triesSeldomWhatHashesWrong() {
        try (TwinRig kiosk = started()) {
            server.next(ContentServer.wrongBytes());
            kiosk.desire(1, first.ref());

            assertThat(kiosk.reports.last().problem().orElseThrow().reason()).isEqualTo(Reason.HASH_MISMATCH);
            assertThat(kiosk.loop.advanceToNext()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
            assertThat(kiosk.slot.showingRef()).contains(first.ref());
        }
    }

    @Test
    void refusesAFaultySurveyInWordsAndKeepsTheOldOne() {
        String text = new String(second.survey(), UTF_8).replaceFirst("\"smiley\"", "\"handwriting\"");
        SurveyRef faulty = new SurveyRef(second.ref().survey(), 2, server.survey(text.getBytes(UTF_8)));
        try (TwinRig kiosk = started().desire(1, first.ref()).desire(2, faulty)) {
            assertThat(kiosk.slot.showingRef()).contains(first.ref());
            Problem problem = kiosk.reports.last().problem().orElseThrow();
            assertThat(problem.reason()).isEqualTo(Reason.REFUSED);
            assertThat(problem.detail()).startsWith("pages[0].questions[0]");
            assertThat(kiosk.loop.advanceToNext()).as("no use in trying again").isZero();

            kiosk.desire(3, third.ref());
            assertThat(kiosk.reports.last()).isEqualTo(new ReportedState(3, third.ref(), null));
        }
    }

    @Test
    void saysWhenTheDiskDoesNotTakeItAndKeepsTheOldOne() {
        FaultySlate lastGood = new FaultySlate();
        TwinMemory memory = new TwinMemory(Slate.inMemory(), lastGood);
        try (TwinRig kiosk = new TwinRig(data, server, memory).start().desire(1, first.ref())) {
            lastGood.full = true;
            kiosk.desire(2, second.ref());
            assertThat(kiosk.slot.showingRef()).contains(first.ref());
            assertThat(kiosk.reports.last().problem().orElseThrow().reason()).isEqualTo(Reason.DISK);

            lastGood.full = false;
            kiosk.loop.advanceToNext();
            assertThat(kiosk.reports.last()).isEqualTo(new ReportedState(2, second.ref(), null));
        }
    }

    @Test
    void showsNothingNewBeforeTheWishItselfIsOnDisk() {
        FaultySlate desired = new FaultySlate();
        desired.full = true;
        TwinMemory memory = new TwinMemory(desired, Slate.inMemory());
        try (TwinRig kiosk = new TwinRig(data, server, memory).start().desire(1, first.ref())) {
            assertThat(kiosk.slot.offers()).isEmpty();
            assertThat(kiosk.reports.last().problem().orElseThrow().reason()).isEqualTo(Reason.DISK);

            desired.full = false;
            kiosk.loop.advanceToNext();
            assertThat(kiosk.reports.last()).isEqualTo(new ReportedState(1, first.ref(), null));
        }
    }

    @Test
    void saysItAgainWhenTheBrokerDidNotTakeIt() {
        try (TwinRig kiosk = started()) {
            kiosk.reports.answerWith(new Published.Refused(BUSY));
            kiosk.desire(1, null);
            assertThat(kiosk.reports.sent()).hasSize(1);

            kiosk.loop.advanceToNext();
            assertThat(kiosk.reports.sent()).hasSize(2);

            kiosk.reports.answerWith(new Published.Acked());
            kiosk.loop.advanceToNext();
            assertThat(kiosk.loop.advanceToNext()).isZero();
            assertThat(kiosk.reports.sent()).hasSize(3).containsOnly(new ReportedState(1, null, null));
        }
    }

    private TwinRig started() {
        return new TwinRig(data, server).start();
    }

    private String[] contentFiles() {
        return data.resolve("content").toFile().list();
    }

    private static ReportedState underWay(long version, SurveyRef showing, String detail) {
        return new ReportedState(version, showing, new Problem(Reason.UNDER_WAY, detail));
    }

    /// On a disk that is full at times.
    private static final class FaultySlate implements Slate {
        private final Slate slate = Slate.inMemory();
        private boolean full;

        @Override
        public Optional<String> read() {
            return slate.read();
        }

        @Override
        public void write(String text) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            slate.write(text);
        }
    }
}
