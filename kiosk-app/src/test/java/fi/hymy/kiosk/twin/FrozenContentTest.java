package fi.hymy.kiosk.twin;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.content.ContentServer;
import fi.hymy.kiosk.content.Exhibits;
import fi.hymy.kiosk.content.ReadySurvey;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.survey.SurveyRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opens what version 1 left on the disks of kiosks.
final class FrozenContentTest {
    private static final Path FROZEN = Path.of("src/test/resources/frozen/content-v1");
    private static final ContentHash LOGO =
            new ContentHash("3b85e611143a9ed5e688a34840bae3e12e96d27148343af5f56a96fe9c9909e2");
    private static final SurveyRef CURRENT = ref(2, "e9e24ac26ae1a39be36a04192199d36e3b519ef6a1206f9e763b5cc3e41888f3");
    private static final SurveyRef PREVIOUS =
            ref(1, "683ea768701e0094156343d2962fabd359822a802fe3b3d9d3a939eda75d99a6");

    @TempDir
    Path data;

    @BeforeEach
    void copy() throws IOException {
        for (String folder : Set.of("content", "twin")) {
            try (Stream<Path> files = Files.list(FROZEN.resolve(folder))) {
                Path target = Files.createDirectory(data.resolve(folder));
                for (Path file : files.toList()) {
                    Files.copy(file, target.resolve(file.getFileName()));
                }
            }
        }
    }

    @Test
    void showsItsSurveyWithItsPicture() {
        try (ContentServer server = new ContentServer();
                TwinRig kiosk = new TwinRig(data, server).start()) {
            ReadySurvey survey = kiosk.slot.showing().orElseThrow();
            assertThat(survey.ref()).isEqualTo(CURRENT);
            assertThat(survey.survey().theme().logo()).contains(LOGO);
            assertThat(survey.asset(LOGO).orElseThrow())
                    .hasSameBinaryContentAs(FROZEN.resolve("content").resolve(LOGO.hex()));
            assertThat(survey.survey().questions()).hasSize(4);
            assertThat(kiosk.reports.last()).isEqualTo(new ReportedState(7, CURRENT, null));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void fallsBackToItsPreviousSurvey() throws IOException {
        Files.writeString(data.resolve("content").resolve(CURRENT.hash().hex()), "{}");

        try (ContentServer server = new ContentServer();
                TwinRig kiosk = new TwinRig(data, server).start()) {
            assertThat(kiosk.slot.showingRef()).contains(PREVIOUS);
        }
    }

    @Test
    void goesOnFromThere() {
        try (ContentServer server = new ContentServer();
                TwinRig kiosk = new TwinRig(data, server).start()) {
            Exhibits next = Exhibits.version(3).on(server);
            kiosk.desire(7, null).desire(8, next.ref());

            assertThat(kiosk.reports.last()).isEqualTo(new ReportedState(8, next.ref(), null));
        }
    }

    private static SurveyRef ref(int version, String hash) {
        return new SurveyRef(new SurveyId("reception"), version, new ContentHash(hash));
    }
}
