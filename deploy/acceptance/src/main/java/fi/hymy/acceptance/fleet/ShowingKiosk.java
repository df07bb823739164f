package fi.hymy.acceptance.fleet;

import fi.hymy.protocol.codec.Decoded;
import fi.hymy.protocol.codec.WireCodec;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.ReportedState.Problem;
import fi.hymy.protocol.message.ReportedState.Reason;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.survey.SurveyRef;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A kiosk on the wire that says at once that it shows whatever it should; or, while its downloads come in
/// damaged, that they do, and goes on with what it had. Thread-safe, but for [#answer].
public final class ShowingKiosk implements AutoCloseable {
    /// Each connection is a later run of its kiosk.
    private static final AtomicLong RUNS = new AtomicLong(1);

    private final String id;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("showing-kiosk-", 0).daemon().factory());
    private final WireKiosk wire;

    private volatile boolean damaged;
    private @Nullable SurveyRef showing;
    private @Nullable DesiredState wanted;
    private long sequence = 1;

    private ShowingKiosk(int port, JoinedKiosk joined, boolean damaged) throws IOException {
        this.id = joined.id();
        this.damaged = damaged;
        long run = RUNS.getAndIncrement();
        this.wire = WireKiosk.connectRaw(port, joined, run, payload -> thread.execute(() -> hear(payload)));
        var _ = wire.birth(run, 0, 0);
    }

    /// @param damaged whether what it fetches has another hash than it should
    public static ShowingKiosk connect(int port, JoinedKiosk joined, boolean damaged) throws IOException {
        return new ShowingKiosk(port, joined, damaged);
    }

    public String id() {
        return id;
    }

    /// From now on its downloads come in whole.
    public void mend() {
        damaged = false;
    }

    /// From now on its downloads come in damaged.
    public void damage() {
        damaged = true;
    }

    /// Is gone without a word, as when the site's router is.
    public void cutOff() {
        wire.connection().breakOff();
    }

    /// Does once more what it was told last.
    public void tryAgain() {
        thread.execute(() -> {
            if (wanted != null) {
                take(wanted);
            }
        });
    }

    /// Sends what visitors said.
    ///
    /// @return the broker's reason code
    public CompletableFuture<Integer> answer(List<Response> responses) {
        List<Uplink.Row> rows =
                responses.stream().map(one -> new Uplink.Row(sequence++, one)).toList();
        return wire.publish(wire.batch(rows));
    }

    private void hear(byte[] payload) {
        if (WireCodec.decodeDownlink(payload) instanceof Decoded.Readable<Downlink>(Envelope<Downlink> envelope)
                && envelope.message() instanceof Downlink.Desired(DesiredState state, var _, var _)) {
            take(state);
        }
    }

    private void take(DesiredState state) {
        wanted = state;
        Optional<SurveyRef> survey = state.survey();
        boolean fails = damaged && survey.isPresent() && !survey.get().equals(showing);
        if (!fails) {
            showing = survey.orElse(null);
        }
        var _ = wire.reported(new ReportedState(
                state.version(),
                showing,
                fails ? new Problem(Reason.HASH_MISMATCH, "what came has another hash") : null));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        wire.close();
    }
}
