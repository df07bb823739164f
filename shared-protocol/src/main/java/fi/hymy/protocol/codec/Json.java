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
    static final Json MESSAGE = new Json(WireCodec.MAX_MESSAGE);
    static final Json SURVEY = new Json(SurveyCodec.MAX_SURVEY);

    private static final int MAX_DEPTH = 32;
    private static final int MAX_STRING = 32 * 1024;
    private static final int MAX_NAME = 256;
    private static final int MAX_NUMBER = 32;
    private static final char REPLACEMENT = '\uFFFD';

    /// Sound documents have fewer tokens than a third of their bytes; a tree of tiny ones takes the most memory.
    private static final int BYTES_PER_TOKEN = 3;

    private final int maxBytes;
    private final JsonMapper mapper;

    private Json(int maxBytes) {
        this.maxBytes = maxBytes;
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxTokenCount(maxBytes / BYTES_PER_TOKEN)
                .maxStringLength(MAX_STRING)
                .maxNameLength(MAX_NAME)
                .maxNumberLength(MAX_NUMBER)
                .build();
        // Names are not put into the table that parsers share: strangers choose them.
        var factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// Canonical: fields stand in the order in which they were put, without white space.
    byte[] bytes(JsonNode node) {
        return mapper.writeValueAsBytes(node);
    }

    /// @throws CodecException when it is too big, and so refused unread, or no strict UTF-8
    String text(byte[] bytes) {
        if (bytes.length > maxBytes) {
            throw new CodecException(
                    "whole", "may have at most %d bytes, it has %d".formatted(maxBytes, bytes.length), false);
        }
        // Many times as fast as a strict decoder, and strict enough when it found nothing to replace.
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : strict(bytes);
    }

    private static String strict(byte[] bytes) {
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
    JsonNode tree(String text) {
        return mapper.readTree(text);
    }

    JsonParser parser(String text) {
        return mapper.createParser(text);
    }

    /// Where the parser stopped, as `line 3, column 7`.
    static String place(JacksonException e) {
        var location = e.getLocation();
        return location == null || location.getLineNr() < 1
                ? "whole"
                : "line %d, column %d".formatted(location.getLineNr(), Math.max(1, location.getColumnNr()));
    }
}
