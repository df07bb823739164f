package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.stage.Stage;
import fi.hymy.protocol.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// How long a receipt takes when the fleet sends at a steady pace, one response per message.
record PacedProbe(Stage stage, List<JoinedKiosk> kiosks, List<Response> responses, int perSecond, Duration window)
        implements Probe {
    @Override
    public String name() {
        return "paced " + perSecond + "/s";
    }

    @Override
    public void measure(Figures figures) throws IOException {
        try (var load = new IngestLoad(stage.server(), kiosks, responses, 1)) {
            IngestLoad.Result result = load.paced(window.dividedBy(3), window, perSecond);
            figures.add("paced reached", "messages/s", result.perSecond());
            if (result.latencies().length > 0) {
                figures.add("paced p50", "ms", Figures.percentileMillis(result.latencies(), 0.5));
                figures.add("paced p99", "ms", Figures.percentileMillis(result.latencies(), 0.99));
                figures.add("paced server CPU", "µs/response", result.busyMicros());
                figures.add("paced load CPU", "µs/response", result.loadMicros());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
