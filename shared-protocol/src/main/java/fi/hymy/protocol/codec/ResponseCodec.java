package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.SealingKeyId;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.SealedPart;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/// One response as bytes: what the outbox keeps and the server stores. Pure; any thread.
public final class ResponseCodec {
    private static final int USUAL_LENGTH = 1000;

    private ResponseCodec() {}

    /// Canonical: the same response gives the same bytes.
    ///
    /// @throws CodecException when a text is not clean (see [fi.hymy.protocol.survey.CleanText]); the flow's check
    ///     of answers says so before
    public static byte[] encode(Response response) {
        return text(response).getBytes(StandardCharsets.UTF_8);
    }

    /// The same bytes as text, for a database that keeps them so.
    public static String text(Response response) {
        var json = new CanonicalText(USUAL_LENGTH);
        ResponseWriter.write(json, response);
        return json.toString();
    }

    /// The bytes of a response without its sealed part, for one who keeps that beside them.
    public static byte[] encodeApart(Response response) {
        var json = new CanonicalText(USUAL_LENGTH);
        ResponseWriter.writeApart(json, response);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Reads what [#encodeApart] wrote, with the part that was kept beside it.
    ///
    /// @param key the name of the key that it is sealed to
    /// @throws CodecException as [#decode(byte[])] does
    public static Response decode(byte[] bytes, String key, byte[] part) {
        return decode(bytes, place -> {
            SealedPart sealed = place.build(() -> SealedPart.of(new SealingKeyId(key), part));
            return ResponseReader.response(place, sealed);
        });
    }

    /// Fields that this program does not know are passed over.
    ///
    /// @throws CodecException when the bytes are no response; its message holds no words of theirs
    public static Response decode(byte[] bytes) {
        return decode(bytes, ResponseReader::response);
    }

    private static Response decode(byte[] bytes, Function<Place, Response> read) {
        String text = Json.MESSAGE.text(bytes);
        try {
            return read.apply(Place.root(Json.MESSAGE.tree(text)));
        } catch (JacksonException e) {
            throw new CodecException(Json.place(e), "is not JSON within bounds", false);
        }
    }
}
