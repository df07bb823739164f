package fi.hymy.kiosk.content;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.content.FetchResult.Fetched;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskLibraryTest {
    private final ContentServer server = new ContentServer();
    private final HttpContentSource source = server.source();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        source.close();
        server.close();
    }

    @Test
    void fetchesASurveyAndItsPictures() {
        Exhibits exhibits = Exhibits.version(1).on(server);

        FetchResult result = library().fetch(exhibits.ref());

        assertThat(result).isInstanceOfSatisfying(Fetched.class, fetched -> {
            assertThat(fetched.survey().ref()).isEqualTo(exhibits.ref());
            assertThat(fetched.survey().asset(exhibits.logoHash()).orElseThrow())
                    .hasBinaryContent(exhibits.logo());
        });
        assertThat(server.requests()).containsExactly("surveys 0", "assets 0");
    }

    private DiskLibrary library() {
        return new DiskLibrary(new ContentStore(directory, 0), source);
    }
}
