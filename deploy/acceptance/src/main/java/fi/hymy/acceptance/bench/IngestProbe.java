package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.stage.Stage;
import fi.hymy.protocol.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// What the packaged server takes in, durable and receipted, from kiosks that send as fast as their receipts come.
///
/// @param rows responses per batch
record IngestProbe(Stage stage, List<JoinedKiosk> kiosks, List<Response> responses, int rows, Duration window)
        implements Probe {
    @Override
    public String name() {
        return "ingest n=" + rows;
    }

    @Override
    public void measure(Figures figures) throws IOException {
        try (var load = new IngestLoad(stage.server(), kiosks, responses, rows)) {
            IngestLoad.Result result = load.flatOut(window.dividedBy(3), window);
            figures.add(name(), "responses/s", result.perSecond());
            if (result.latencies().length > 0) {
                figures.add(name() + " p50", "ms", Figures.percentileMillis(result.latencies(), 0.5));
                figures.add(name() + " p99", "ms", Figures.percentileMillis(result.latencies(), 0.99));
                figures.add(name() + " server CPU", "µs/response", result.busyMicros());
                figures.add(name() + " load CPU", "µs/response", result.loadMicros());
            }
            if (result.missing() > 0) {
                figures.note("%s: %d batches or rows were not receipted as stored".formatted(name(), result.missing()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
