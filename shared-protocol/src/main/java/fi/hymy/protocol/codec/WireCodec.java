package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.Message;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Stamp;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// Envelopes as bytes. Pure; any thread. Decoding throws nothing, whatever the bytes.
public final class WireCodec {
    /// What a sender fills, in bytes: room is left for what a row, or the envelope, takes beyond its estimate. A single
    /// row may be larger and goes alone.
    public static final int MAX_BATCH = 48 * 1024;

    /// What a receiver parses, in bytes; more is refused unread.
    public static final int MAX_MESSAGE = 64 * 1024;

    private static final int USUAL_LENGTH = 2000;
    private static final Pattern TYPE = Pattern.compile("[A-Za-z]{1,40}");

    private WireCodec() {}

    /// Canonical: the same envelope gives the same bytes. Unreadable rows are not written; a sender has none.
    public static byte[] encode(Envelope<?> envelope) {
        return switch (envelope.message()) {
            case Uplink.Responses responses -> text(envelope, "responses", json -> UplinkWriter.rows(json, responses));
            case Downlink.Receipts receipts ->
                text(envelope, "receipts", json -> DownlinkWriter.receipts(json, receipts));
            case Uplink uplink -> tree(envelope, UplinkWriter.type(uplink), UplinkWriter.body(uplink));
            case Downlink downlink -> tree(envelope, DownlinkWriter.type(downlink), DownlinkWriter.body(downlink));
        };
    }

    /// What travels most is written straight away.
    private static byte[] text(Envelope<?> envelope, String type, Consumer<CanonicalText> body) {
        var json = new CanonicalText(USUAL_LENGTH);
        json.open('{').field("v").number(Envelope.VERSION);
        json.field("id").plain(envelope.id().toString());
        json.field("boot").number(envelope.sentAt().boot());
        json.field("seq").number(envelope.sequence()).moment(envelope.sentAt());
        json.field("t").plain(type).field("d");
        body.accept(json);
        return json.close('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] tree(Envelope<?> envelope, String type, ObjectNode body) {
        ObjectNode json = Json.object()
                .put("v", Envelope.VERSION)
                .put("id", envelope.id().toString())
                .put("boot", envelope.sentAt().boot())
                .put("seq", envelope.sequence());
        Parts.stamp(json, envelope.sentAt());
        json.put("t", type).set("d", body);
        return Json.MESSAGE.bytes(json);
    }

    /// What a kiosk said. Rows that cannot be read become [Uplink.UnreadableRow]s, as long as their identity can.
    public static Decoded<Uplink> decodeUplink(byte[] bytes) {
        return ResponsesScan.read(bytes)
                .<Decoded<Uplink>>map(Decoded.Readable::new)
                .orElseGet(() -> decodeAnyUplink(bytes));
    }

    /// The same without the short cut for batches of responses.
    static Decoded<Uplink> decodeAnyUplink(byte[] bytes) {
        return decode(bytes, UplinkReader.TYPES, DownlinkReader.TYPES, UplinkReader::read);
    }

    /// What the server said. An outcome of a receipt that this program does not know reads as deferred: the row stays.
    public static Decoded<Downlink> decodeDownlink(byte[] bytes) {
        return decode(
                bytes, DownlinkReader.TYPES, UplinkReader.TYPES, (type, body, _) -> DownlinkReader.read(type, body));
    }

    private static <M extends Message> Decoded<M> decode(
            byte[] bytes, Set<String> types, Set<String> othersTypes, Body<M> body) {
        try {
            String text = Json.MESSAGE.text(bytes);
            Place root = Place.root(Json.MESSAGE.tree(text));
            MessageId id = root.field("id").parse(MessageId::parse);
            int version = root.field("v").integer(1, Integer.MAX_VALUE);
            if (version > Envelope.VERSION) {
                return new Decoded.NewerVersion<>(id, version);
            }
            String type = root.field("t").parse(WireCodec::type);
            if (othersTypes.contains(type)) {
                throw root.field("t").faulty("does not travel in this direction");
            }
            return types.contains(type) ? known(id, type, root, text, body) : new Decoded.UnknownType<>(id, type);
        } catch (CodecException e) {
            return new Decoded.Undecodable<>(e.reason());
        } catch (JacksonException e) {
            return new Decoded.Undecodable<>(Json.place(e) + ": is not JSON within bounds");
        }
    }

    private static <M extends Message> Decoded<M> known(
            MessageId id, String type, Place root, String text, Body<M> body) {
        try {
            long sequence = root.field("seq").whole(0, Long.MAX_VALUE);
            Stamp sentAt = Parts.stamp(root);
            M message = body.read(type, root.field("d").object(), text);
            return new Decoded.Readable<>(new Envelope<>(id, sequence, sentAt, message));
        } catch (CodecException e) {
            if (e.newer()) {
                return new Decoded.UnknownType<>(id, type);
            }
            throw e;
        }
    }

    private static String type(String text) {
        if (!TYPE.matcher(text).matches()) {
            throw new IllegalArgumentException("must be 1 to 40 letters");
        }
        return text;
    }

    @FunctionalInterface
    private interface Body<M extends Message> {
        M read(String type, Place body, String wholeText);
    }
}
