package fi.hymy.protocol.codec;

import fi.hymy.protocol.message.Condition;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// A kiosk's condition as the server keeps it: the same JSON as on the wire, without its envelope. Pure; any thread.
public final class ConditionCodec {
    private ConditionCodec() {}

    /// Canonical: the same condition gives the same text.
    public static String encode(Condition condition) {
        ObjectNode json = Json.object();
        ConditionParts.write(json, condition);
        return json.toString();
    }

    /// @throws CodecException when it cannot be read
    public static Condition decode(String text) {
        try {
            return ConditionParts.read(Place.root(Json.MESSAGE.tree(text)));
        } catch (JacksonException e) {
            throw new CodecException(Json.place(e), "is not JSON within bounds", false);
        }
    }
}
