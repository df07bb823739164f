package fi.hymy.kiosk.twin;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.content.ContentServer;
import fi.hymy.kiosk.content.Exhibits;
import fi.hymy.kiosk.content.Slate;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.ReportedState.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TwinRestartTest {
    private final ContentServer server = new ContentServer();
    private final ContentServer nobody = new ContentServer();
    private final Exhibits first = Exhibits.version(1).on(server);
    private final Exhibits second = Exhibits.version(2).on(server);

    @TempDir
    Path data;

    @TempDir
    Path cuts;

    @BeforeEach
    void cutTheNetwork() {
        nobody.close();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void showsTheSameSurveyAtOnceWithNoNetwork() {
        desireBoth();

        try (TwinRig kiosk = offline()) {
            assertThat(kiosk.slot.offers()).containsExactly(Optional.of(second.ref()));
            assertThat(kiosk.reports.last()).isEqualTo(new ReportedState(2, second.ref(), null));
        }
    }

    @Test
    void doesNotGoBackToAnOlderWish() {
        desireBoth();

        try (TwinRig kiosk = online().desire(1, first.ref())) {
            assertThat(kiosk.slot.offers()).containsExactly(Optional.of(second.ref()));
        }
    }

    @Test
    void goesOnWithAFetchThatWasUnderWay() throws IOException {
        try (TwinRig kiosk = online().desire(1, first.ref())) {
            assertThat(kiosk.slot.showingRef()).contains(first.ref());
            server.next(ContentServer.status(503));
            kiosk.desire(2, second.ref());
        }

        try (TwinRig kiosk = offline()) {
            assertThat(kiosk.slot.showingRef()).contains(first.ref());
            assertThat(kiosk.reports.last().desiredVersion()).isEqualTo(2);
            assertThat(kiosk.reports.last().problem().orElseThrow().reason()).isEqualTo(Reason.FETCH_FAILED);
        }
        try (TwinRig kiosk = online()) {
            assertThat(kiosk.slot.offers()).containsExactly(Optional.of(first.ref()), Optional.of(second.ref()));
        }
    }

    @Test
    void showsThePreviousSurveyWhileAFaultyOneIsFetchedAgain() throws IOException {
        desireBoth();
        spoil(second.logoHash());

        try (TwinRig kiosk = offline()) {
            assertThat(kiosk.slot.showingRef()).contains(first.ref());
            assertThat(kiosk.reports.last().showing()).contains(first.ref());
            assertThat(kiosk.reports.last().problem().orElseThrow().reason()).isEqualTo(Reason.FETCH_FAILED);
        }
        int asked = server.requests().size();
        try (TwinRig kiosk = online()) {
            assertThat(kiosk.slot.offers()).containsExactly(Optional.of(first.ref()), Optional.of(second.ref()));
            assertThat(server.requests().subList(asked, server.requests().size()))
                    .containsExactly("assets 0");
        }
        assertThat(data.resolve("content/aside")).isNotEmptyDirectory();
    }

    @Test
    void showsTheSurveyBeforeWithoutItsPictureRatherThanNothing() throws IOException {
        desireBoth();
        spoil(second.ref().hash());
        spoil(first.logoHash());

        try (TwinRig kiosk = offline()) {
            assertThat(kiosk.slot.showingRef()).contains(first.ref());
        }
        try (TwinRig kiosk = online()) {
            assertThat(kiosk.slot.showingRef()).contains(second.ref());
        }
    }

    @Test
    void showsNothingRatherThanAFaultySurvey() throws IOException {
        desireBoth();
        spoil(second.ref().hash());
        spoil(first.ref().hash());

        try (TwinRig kiosk = offline()) {
            assertThat(kiosk.slot.offers()).isEmpty();
            assertThat(kiosk.reports.last().showing()).isEmpty();
        }
        try (TwinRig kiosk = online()) {
            assertThat(kiosk.slot.showingRef()).contains(second.ref());
        }
    }

    @Test
    void findsItsSurveyThoughTheNoteOfWhatWasShownIsLost() throws IOException {
        desireBoth();
        spoilNote("content/last-good");

        try (TwinRig kiosk = offline()) {
            assertThat(kiosk.slot.showingRef()).contains(second.ref());
        }
    }

    @Test
    void showsItsSurveyThoughTheWishIsLost() throws IOException {
        desireBoth();
        spoilNote("twin/desired");

        try (TwinRig kiosk = offline()) {
            assertThat(kiosk.slot.showingRef()).contains(second.ref());
            kiosk.desire(2, second.ref());
            assertThat(kiosk.slot.offers()).hasSize(1);
            assertThat(kiosk.reports.last()).isEqualTo(new ReportedState(2, second.ref(), null));
        }
    }

    /// The directory as it is at every request and before and after every note: from each of them a restart must show a
    /// whole survey with no network, and the desired one in the end.
    @Test
    void showsAWholeSurveyWheneverThePowerIsCut() throws IOException {
        try (TwinRig kiosk = online().desire(1, first.ref())) {
            assertThat(kiosk.slot.showingRef()).contains(first.ref());
        }
        List<Path> moments = new ArrayList<>();
        Runnable moment = () -> moments.add(copy(data, cuts.resolve("cut-" + moments.size())));
        server.watch(moment);
        server.next(ContentServer.cutAfter(500));
        server.next(ContentServer.cutAfter(500));
        TwinMemory plain = TwinMemory.under(data);
        TwinMemory watched = new TwinMemory(watched(plain.desired(), moment), watched(plain.lastGood(), moment));
        try (TwinRig kiosk = new TwinRig(data, server, watched).start().desire(2, second.ref())) {
            kiosk.connect();
            kiosk.connect();
            assertThat(kiosk.slot.showingRef()).contains(second.ref());
        }
        server.watch(() -> {});

        assertThat(moments).hasSizeGreaterThanOrEqualTo(8);
        for (Path cut : moments) {
            try (TwinRig kiosk = new TwinRig(cut, nobody).start()) {
                assertThat(kiosk.slot.showingRef())
                        .as("shown at once in %s", cut.getFileName())
                        .hasValueSatisfying(ref -> assertThat(ref).isIn(first.ref(), second.ref()));
            }
            try (TwinRig kiosk = new TwinRig(cut, server).start().desire(2, second.ref())) {
                assertThat(kiosk.reports.last())
                        .as("in the end in %s", cut.getFileName())
                        .isEqualTo(new ReportedState(2, second.ref(), null));
            }
        }
    }

    private void desireBoth() {
        try (TwinRig kiosk = online().desire(1, first.ref()).desire(2, second.ref())) {
            assertThat(kiosk.slot.showingRef()).contains(second.ref());
        }
    }

    private TwinRig online() {
        return new TwinRig(data, server).start();
    }

    private TwinRig offline() {
        return new TwinRig(data, nobody).start();
    }

    private void spoil(ContentHash hash) throws IOException {
        Path file = data.resolve("content").resolve(hash.hex());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private void spoilNote(String name) throws IOException {
        Files.writeString(data.resolve(name + ".a"), "torn");
        Files.delete(data.resolve(name + ".b"));
    }

    private static Slate watched(Slate slate, Runnable watcher) {
        return new Slate() {
            @Override
            public Optional<String> read() {
                return slate.read();
            }

            @Override
            public void write(String text) throws IOException {
                watcher.run();
                slate.write(text);
                watcher.run();
            }
        };
    }

    private static Path copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
