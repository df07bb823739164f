package fi.hymy.kiosk.visit;

import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.response.Response;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings responses to the sink. One that could not be kept stays here, in memory, and is tried again after the next
/// that could; so a disk that was full for a while costs no answer. Lives on the visit's thread.
final class Handover {
    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
    private static final int MAX_UNSAVED = 200;

    private final ResponseSink sink;
    private final Executor thread;
    private final BiConsumer<Response, Boolean> settled;
    private final Map<ResponseId, Response> unsaved = new LinkedHashMap<>();
    private final Set<ResponseId> underWay = new HashSet<>();

    /// @param settled told, on the visit's thread, which response was kept (true) or could not be (false)
    Handover(ResponseSink sink, Executor thread, BiConsumer<Response, Boolean> settled) {
        this.sink = sink;
        this.thread = thread;
        this.settled = settled;
    }

    /// Hands a response over, unless that is under way already.
    void offer(Response response) {
        unsaved.remove(response.id());
        if (underWay.add(response.id())) {
            accept(response).whenComplete((_, error) -> thread.execute(() -> settle(response, error == null)));
        }
    }

    /// Tries once more what could not be kept.
    void retry() {
        List.copyOf(unsaved.values()).forEach(this::offer);
    }

    private CompletionStage<?> accept(Response response) {
        try {
            return sink.accept(response);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void settle(Response response, boolean kept) {
        underWay.remove(response.id());
        if (!kept) {
            keepForLater(response);
        }
        settled.accept(response, kept);
        if (kept) {
            retry();
        }
    }

    private void keepForLater(Response response) {
        unsaved.put(response.id(), response);
        LOG.error("a response could not be kept; {} wait in memory: see to the disk", unsaved.size());
        if (unsaved.size() > MAX_UNSAVED) {
            ResponseId oldest = unsaved.keySet().iterator().next();
            unsaved.remove(oldest);
            LOG.error("the response {}, for which nobody was thanked, is lost: too many wait in memory", oldest);
        }
    }
}
