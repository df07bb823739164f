package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.SealingKey;
import fi.hymy.protocol.message.Uplink;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Downlink messages from JSON.
final class DownlinkReader {
    static final Set<String> TYPES = Set.of("receipts", "deferred", "desired", "resend", "forget", "command");

    private DownlinkReader() {}

    /// @param type one of [#TYPES]
    static Downlink read(String type, Place body) {
        return switch (type) {
            case "receipts" -> receipts(body);
            case "deferred" -> new Downlink.Deferred(body.field("message").parse(MessageId::parse), reason(body));
            case "desired" -> desired(body);
            case "resend" -> resend(body);
            case "forget" -> new Downlink.Forget(response(body));
            case "command" -> CommandParts.command(body);
            default -> throw new IllegalStateException("no such type");
        };
    }

    private static Downlink desired(Place place) {
        Duration within = place.maybe("comeBackWithin")
                .map(at -> Duration.ofSeconds(at.whole(0, Downlink.Desired.LONGEST.toSeconds())))
                .orElse(null);
        SealingKey sealTo =
                place.maybe("sealTo").flatMap(SealCodec::readIfKnown).orElse(null);
        return new Downlink.Desired(DesiredReader.state(place), within, sealTo);
    }

    private static Downlink receipts(Place place) {
        List<Receipt> receipts = place.field("receipts").entries(Uplink.Responses.MAX_ROWS).stream()
                .map(DownlinkReader::receipt)
                .toList();
        return place.build(() -> new Downlink.Receipts(receipts));
    }

    private static Receipt receipt(Place place) {
        return new Receipt(
                response(place),
                switch (place.field("outcome").text()) {
                    case "stored" -> new Receipt.Stored();
                    case "duplicate" -> new Receipt.Duplicate();
                    case "deferred" -> new Receipt.Deferred(reason(place));
                    case "rejected" -> new Receipt.Rejected(reason(place));
                    // Keeping a row too long is mended by the next receipt; letting it go too early by nothing.
                    default -> new Receipt.Deferred("an outcome that this program does not know");
                });
    }

    private static Downlink resend(Place place) {
        OutboxId outbox = place.field("outboxId").parse(OutboxId::new);
        long from = place.field("from").whole(1, Long.MAX_VALUE);
        long to = place.field("to").whole(1, Long.MAX_VALUE);
        return place.build(() -> new Downlink.Resend(outbox, from, to));
    }

    private static ResponseId response(Place place) {
        return place.field("response").parse(ResponseId::parse);
    }

    private static String reason(Place place) {
        return place.maybe("reason").map(Place::text).orElse("");
    }
}
