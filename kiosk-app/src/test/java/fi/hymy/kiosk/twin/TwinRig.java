package fi.hymy.kiosk.twin;

import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.kiosk.content.ContentServer;
import fi.hymy.kiosk.content.ContentStore;
import fi.hymy.kiosk.content.DiskLibrary;
import fi.hymy.kiosk.content.HttpContentSource;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.DeviceSettings;
import fi.hymy.protocol.message.ReportedState.SetUp;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.survey.SurveyRef;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of a kiosk's twin: on files that outlive it, with a real server and a time that the test moves.
final class TwinRig implements AutoCloseable {
    final ManualLoop loop = new ManualLoop();
    final FakeSlot slot = new FakeSlot();
    final WallClock clock = new WallClock();
    final List<DeviceSettings> settings = new ArrayList<>();
    final FakeReports reports = new FakeReports();
    private final HttpContentSource source;
    private final Twin twin;

    TwinRig(Path data, ContentServer server) {
        this(data, server, TwinMemory.under(data));
    }

    TwinRig(Path data, ContentServer server, TwinMemory memory) {
        source = server.source();
        twin = new Twin(
                loop,
                memory,
                new DiskLibrary(new ContentStore(data.resolve("content"), 0), source),
                slot,
                reports,
                new Programme(loop, clock::now));
        twin.device(settings::add);
    }

    /// The clock on the wall, which goes with the loop once it is set.
    final class WallClock {
        private long offset;
        private TimeQuality quality = TimeQuality.UNSYNCHRONISED;

        void set(Instant now, TimeQuality trust) {
            offset = now.toEpochMilli() - loop.millis();
            quality = trust;
        }

        Stamp now() {
            return new Stamp(1, loop.millis(), offset + loop.millis(), quality);
        }
    }

    TwinRig at(String instant, TimeQuality trust) {
        clock.set(Instant.parse(instant), trust);
        return this;
    }

    TwinRig desire(DesiredState state) {
        twin.desired(state);
        loop.run();
        return this;
    }

    /// Lets time go on, by steps small enough for every timer.
    void pass(Duration time) {
        loop.advance(time);
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

    void setUp(SetUp now) {
        twin.setUp(now);
        loop.run();
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
