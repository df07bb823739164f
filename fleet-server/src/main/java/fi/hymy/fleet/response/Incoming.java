package fi.hymy.fleet.response;

import fi.hymy.protocol.codec.ResponseCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// A response on its way into the store.
///
/// @param kiosk from the authenticated connection, never from the body
/// @param sequence its place in that outbox
/// @param body the canonical bytes of the response, as text
public record Incoming(
        KioskId kiosk, OutboxId outbox, long sequence, Response response, String body, Instant receivedAt) {

    public static Incoming of(KioskId kiosk, OutboxId outbox, long sequence, Response response, Instant receivedAt) {
        String body = new String(ResponseCodec.encode(response), StandardCharsets.UTF_8);
        return new Incoming(kiosk, outbox, sequence, response, body, receivedAt);
    }
}
