package fi.hymy.kiosk.twin;

import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.kiosk.content.ContentServer;
import fi.hymy.kiosk.content.ContentStore;
import fi.hymy.kiosk.content.DiskLibrary;
import fi.hymy.kiosk.content.HttpContentSource;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.survey.SurveyRef;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One run of a kiosk's twin: on files that outlive it, with a real server and a time that the test moves.
final class TwinRig implements AutoCloseable {
    final ManualLoop loop = new ManualLoop();
    final FakeSlot slot = new FakeSlot();
    final FakeReports reports = new FakeReports();
    private final HttpContentSource source;
    private final Twin twin;

    TwinRig(Path data, ContentServer server) {
        this(data, server, TwinMemory.under(data));
    }

    TwinRig(Path data, ContentServer server, TwinMemory memory) {
        source = server.source();
        twin = new Twin(
                loop, memory, new DiskLibrary(new ContentStore(data.resolve("content"), 0), source), slot, reports);
    }

    TwinRig start() {
        twin.start();
        loop.run();
        return this;
    }

    TwinRig desire(long version, @Nullable SurveyRef survey) {
        twin.desired(new DesiredState(version, survey));
        loop.run();
        return this;
    }

    void connect() {
        twin.connected();
        loop.run();
    }

    @Override
    public void close() {
        loop.close();
        source.close();
    }
}
