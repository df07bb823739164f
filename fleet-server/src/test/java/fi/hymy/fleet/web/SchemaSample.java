package fi.hymy.fleet.web;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes up a value that a schema allows: what a program would send that has read nothing but the document.
final class SchemaSample {
    private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();

    private SchemaSample() {}

    static JsonNode of(JsonNode document, JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").asString().replace("#/components/schemas/", "");
            return of(document, document.path("components").path("schemas").path(name));
        }
        if (schema.has("anyOf")) {
            return of(document, schema.get("anyOf").get(0));
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.get(0).asString() : type.asString("object")) {
            case "string" -> JSON.stringNode(text(schema.path("format").asString("")));
            case "integer", "number" -> JSON.numberNode(1);
            case "boolean" -> JSON.booleanNode(false);
            case "array" -> JSON.arrayNode().add(of(document, schema.path("items")));
            case "null" -> JSON.nullNode();
            default -> object(document, schema);
        };
    }

    private static ObjectNode object(JsonNode document, JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").forEachEntry((name, property) -> object.set(name, of(document, property)));
        return object;
    }

    private static String text(String format) {
        return switch (format) {
            case "date-time" -> "2026-05-01T10:00:00Z";
            case "date" -> "2026-05-01";
            default -> "sample-text";
        };
    }
}
