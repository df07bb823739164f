package fi.hymy.fleet.response;

import fi.hymy.protocol.codec.ResponseCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A response on its way into the store, with its contact details apart from it.
///
/// @param kiosk from the authenticated connection, never from the body
/// @param sequence its place in that outbox
/// @param response without contact details
/// @param body the canonical bytes of that response, as text
/// @param details the contact details, mostly none
public record Incoming(
        KioskId kiosk,
        OutboxId outbox,
        long sequence,
        Response response,
        String body,
        List<Answer.Details> details,
        Instant receivedAt) {

    /// @param response as it came
    public static Incoming of(KioskId kiosk, OutboxId outbox, long sequence, Response response, Instant receivedAt) {
        List<Answer.Details> details = response.details();
        Response kept = details.isEmpty() ? response : response.withoutDetails();
        return new Incoming(kiosk, outbox, sequence, kept, ResponseCodec.text(kept), details, receivedAt);
    }

    /// The contact details as the canonical text of a response that holds nothing else; null when there are none.
    public @Nullable String detailsAlone() {
        if (details.isEmpty()) {
            return null;
        }
        return ResponseCodec.text(response.withAnswers(details));
    }
}
