package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.SealingKeyId;
import fi.hymy.protocol.message.SealingKey;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// What is sealed, and to what it is bound, as bytes; and a server's public key. Whoever seals and whoever
/// opens must agree in every byte. Pure; any thread.
public final class SealCodec {
    private static final int USUAL_LENGTH = 500;
    /// What the sealing is for: nothing that is sealed for another purpose opens here.
    private static final String PURPOSE = "hymy answers 1";

    private SealCodec() {}

    /// The personal answers of a response, to be sealed.
    ///
    /// @throws CodecException as [ResponseCodec#encode] does
    public static byte[] contents(Response response) {
        var json = new CanonicalText(USUAL_LENGTH);
        json.open('{').field("answers").open('[');
        response.personal().forEach(answer -> ResponseWriter.write(json, answer));
        return json.close(']').close('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The answers that were sealed.
    ///
    /// @throws CodecException when the bytes hold none, or something that a newer program knows
    public static List<Answer> answers(byte[] contents) {
        try {
            Place root = Place.root(Json.MESSAGE.tree(Json.MESSAGE.text(contents)));
            return root.field("answers").entries(ResponseReader.MAX_ANSWERS).stream()
                    .map(ResponseReader::answer)
                    .toList();
        } catch (JacksonException e) {
            throw new CodecException(Json.place(e), "is not JSON within bounds", false);
        }
    }

    /// What the sealing is for, in whatever response.
    public static byte[] purpose() {
        return PURPOSE.getBytes(StandardCharsets.UTF_8);
    }

    /// Where alone a sealed part opens: with this key, in this response, as the answers to these questions.
    /// The kiosk is not part of it, for a card goes on in another box, and a kiosk that joins anew may get
    /// another id.
    public static byte[] place(SealingKeyId key, Response response) {
        var place = new StringBuilder(PURPOSE);
        place.append('\n').append(key).append('\n').append(response.id());
        for (QuestionId question : response.sealedQuestions()) {
            place.append('\n').append(question.value());
        }
        return place.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// As it travels.
    public static byte[] encode(SealingKey key) {
        return Json.MESSAGE.bytes(write(Json.object(), key));
    }

    /// Empty where another way to seal is meant than this program knows.
    ///
    /// @throws CodecException when the bytes are no key
    public static Optional<SealingKey> decode(byte[] bytes) {
        try {
            return readIfKnown(Place.root(Json.MESSAGE.tree(Json.MESSAGE.text(bytes))));
        } catch (JacksonException e) {
            throw new CodecException(Json.place(e), "is not JSON within bounds", false);
        }
    }

    static ObjectNode write(ObjectNode json, SealingKey key) {
        return json.put("key", key.id().value()).put("suite", SealingKey.SUITE).put("public", key.publicKey());
    }

    static Optional<SealingKey> readIfKnown(Place place) {
        if (!place.field("suite").text().equals(SealingKey.SUITE)) {
            return Optional.empty();
        }
        SealingKeyId id = place.field("key").parse(SealingKeyId::new);
        return Optional.of(place.field("public").parse(text -> new SealingKey(id, text)));
    }
}
