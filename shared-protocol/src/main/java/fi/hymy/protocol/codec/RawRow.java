package fi.hymy.protocol.codec;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Cuts rows of a batch out of its text, letter by letter as they came: evidence for the person who looks into it.
final class RawRow {
    private RawRow() {}

    /// @param text that was read as a batch before, so that `d.rows[index].response` is there, once
    static String cut(String text, int index) {
        try (JsonParser parser = Json.MESSAGE.parser(text)) {
            parser.nextToken();
            enter(parser, "d");
            enter(parser, "rows");
            for (int i = 0; i < index; i++) {
                parser.nextToken();
                parser.skipChildren();
            }
            parser.nextToken();
            enter(parser, "response");
            int start = (int) parser.currentTokenLocation().getCharOffset();
            parser.skipChildren();
            return text.substring(start, (int) parser.currentLocation().getCharOffset());
        }
    }

    /// From the start of an object to the value of its field.
    private static void enter(JsonParser parser, String name) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean found = parser.currentName().equals(name);
            parser.nextToken();
            if (found) {
                return;
            }
            parser.skipChildren();
        }
        throw new IllegalStateException("the text was read before and had this field");
    }
}
