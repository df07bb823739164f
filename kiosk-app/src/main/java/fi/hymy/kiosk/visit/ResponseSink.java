package fi.hymy.kiosk.visit;

import fi.hymy.protocol.response.Response;
import java.util.concurrent.CompletionStage;

/// Where a finished response goes to be kept.
@FunctionalInterface
public interface ResponseSink {
    /// Called on the visit's thread; must not block it. One that failed may be handed over again, and is to be kept
    /// only once.
    ///
    /// @return completes, on any thread, once the response is on disk for good; exceptionally when it could not be
    /// kept
    CompletionStage<?> accept(Response response);
}
