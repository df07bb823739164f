package fi.hymy.fleet.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Says where a JSON value is not as a schema of an OpenAPI 3.1 document has it: types, required and
/// unknown properties, items, additional properties, alternatives, references and enumerated values.
final class SchemaCheck {
    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();

    private SchemaCheck(JsonNode document) {
        this.document = document;
    }

    static List<String> faults(JsonNode document, JsonNode schema, JsonNode value) {
        var check = new SchemaCheck(document);
        check.look("$", schema, value);
        return check.faults;
    }

    private void look(String path, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            look(path, resolved(schema), value);
            return;
        }
        if (schema.has("anyOf") || schema.has("oneOf")) {
            either(path, schema.has("anyOf") ? schema.get("anyOf") : schema.get("oneOf"), value);
            return;
        }
        Set<String> types = types(schema);
        if (!types.isEmpty() && types.stream().noneMatch(type -> isOf(type, value))) {
            faults.add("%s should be %s: %s".formatted(path, types, shortened(value)));
            return;
        }
        if (schema.has("enum") && elements(schema.get("enum")).noneMatch(value::equals)) {
            faults.add("%s is none of %s: %s".formatted(path, schema.get("enum"), shortened(value)));
        }
        if (value.isObject()) {
            properties(path, schema, value);
        } else if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                look(path + "[" + i + "]", schema.get("items"), value.get(i));
            }
        }
    }

    private void either(String path, JsonNode schemas, JsonNode value) {
        var all = new ArrayList<String>();
        for (JsonNode schema : schemas) {
            List<String> wrong = new ArrayList<>();
            var check = new SchemaCheck(document);
            check.look(path, schema, value);
            wrong.addAll(check.faults);
            if (wrong.isEmpty()) {
                return;
            }
            all.addAll(wrong);
        }
        faults.addAll(all);
    }

    private void properties(String path, JsonNode schema, JsonNode value) {
        elements(schema.path("required"))
                .filter(name -> !value.has(name.asString()))
                .forEach(name -> faults.add(path + " lacks " + name.asString()));
        JsonNode known = schema.path("properties");
        JsonNode others = schema.path("additionalProperties");
        for (String name : value.propertyNames()) {
            String below = path + "." + name;
            if (known.has(name)) {
                look(below, known.get(name), value.get(name));
            } else if (others.isObject()) {
                look(below, others, value.get(name));
            } else if (!others.asBoolean(false)) {
                faults.add(below + " is not in the document");
            }
        }
    }

    private JsonNode resolved(JsonNode schema) {
        String name = schema.get("$ref").asString().replace("#/components/schemas/", "");
        JsonNode found = document.path("components").path("schemas").path(name);
        if (found.isMissingNode()) {
            throw new IllegalStateException("the document has no schema " + name);
        }
        return found;
    }

    private static Set<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        Set<String> types = new HashSet<>();
        if (type.isArray()) {
            elements(type).forEach(one -> types.add(one.asString()));
        } else if (type.isString()) {
            types.add(type.asString());
        }
        return types;
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> throw new IllegalStateException("no such type: " + type);
        };
    }

    private static java.util.stream.Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
