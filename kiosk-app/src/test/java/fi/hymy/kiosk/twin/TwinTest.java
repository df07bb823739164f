package fi.hymy.kiosk.twin;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.kiosk.content.ContentServer;
import fi.hymy.kiosk.content.ContentStore;
import fi.hymy.kiosk.content.DiskLibrary;
import fi.hymy.kiosk.content.Exhibits;
import fi.hymy.kiosk.content.HttpContentSource;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.ReportedState;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TwinTest {
    private final ContentServer server = new ContentServer();
    private final HttpContentSource source = server.source();
    private final ManualLoop loop = new ManualLoop();
    private final FakeSlot slot = new FakeSlot();
    private final FakeReports reports = new FakeReports();

    @TempDir
    Path data;

    @AfterEach
    void close() {
        source.close();
        server.close();
    }

    @Test
    void showsAndReportsWhatIsDesired() {
        Exhibits exhibits = Exhibits.version(1).on(server);
        Twin twin = started();

        twin.desired(new DesiredState(7, exhibits.ref()));
        loop.run();

        assertThat(slot.showingRef()).contains(exhibits.ref());
        assertThat(reports.last()).isEqualTo(new ReportedState(7, exhibits.ref(), null));
    }

    private Twin started() {
        Twin twin = new Twin(
                loop,
                TwinMemory.under(data),
                new DiskLibrary(new ContentStore(data.resolve("content"), 0), source),
                slot,
                reports);
        twin.start();
        loop.run();
        return twin;
    }
}
