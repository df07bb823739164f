package fi.hymy.protocol.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Bytes to a tree and back, within bounds: strict UTF-8, no key twice, nothing after the end.
final class Json {
    static final int MAX_DEPTH = 32;
    static final int MAX_STRING = 32 * 1024;
    private static final int MAX_NAME = 256;
    private static final int MAX_NUMBER = 32;

    // Names are not put into the table that parsers share: strangers choose them.
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .maxNameLength(MAX_NAME)
                            .maxNumberLength(MAX_NUMBER)
                            .build())
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// Canonical: fields stand in the order in which they were put, without white space.
    static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /// @param maxBytes more are refused unread
    /// @throws CodecException when it is too big or no strict UTF-8
    static String text(byte[] bytes, int maxBytes) {
        if (bytes.length > maxBytes) {
            throw new CodecException(
                    "whole", "may have at most %d bytes, it has %d".formatted(maxBytes, bytes.length), false);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new CodecException("whole", "is not UTF-8", false);
        }
    }

    /// @throws JacksonException when it is no JSON, or passes a bound; its message may hold words of the text
    static JsonNode tree(String text) {
        return MAPPER.readTree(text);
    }

    static JsonParser parser(String text) {
        return MAPPER.createParser(text);
    }

    /// Where the parser stopped, as `line 3, column 7`.
    static String place(JacksonException e) {
        var location = e.getLocation();
        return location == null || location.getLineNr() < 1
                ? "whole"
                : "line %d, column %d".formatted(location.getLineNr(), Math.max(1, location.getColumnNr()));
    }
}
