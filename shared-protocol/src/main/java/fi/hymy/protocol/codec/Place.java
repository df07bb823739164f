package fi.hymy.protocol.codec;

import fi.hymy.protocol.survey.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A value at its place in a document. Every reading that cannot be done throws a [CodecException] that names
/// the place.
final class Place {
    private final @Nullable Place parent;
    private final String step;
    private final JsonNode node;

    private Place(@Nullable Place parent, String step, JsonNode node) {
        this.parent = parent;
        this.step = step;
        this.node = node;
    }

    static Place root(JsonNode node) {
        return new Place(null, "", node);
    }

    /// As in `pages[1].questions[0].text`; made only when asked for.
    String path() {
        if (parent == null) {
            return step;
        }
        String before = parent.path();
        return before.isEmpty() || step.startsWith("[") ? before + step : before + "." + step;
    }

    CodecException faulty(String problem) {
        return new CodecException(parent == null ? "whole" : path(), problem, false);
    }

    /// For what a newer program may know.
    CodecException unknown(String problem) {
        return new CodecException(path(), problem, true);
    }

    Place object() {
        if (!node.isObject()) {
            throw faulty("must be an object");
        }
        return this;
    }

    /// A field that must be there; null counts as left out.
    Place field(String name) {
        return maybe(name).orElseThrow(() -> new Place(this, name, node).faulty("is missing"));
    }

    Optional<Place> maybe(String name) {
        JsonNode value = object().node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(new Place(this, name, value));
    }

    /// The fields of a map, each at the place of its name.
    List<Map.Entry<String, Place>> fields(int max) {
        object();
        bound(max);
        return node.properties().stream()
                .map(entry -> Map.entry(entry.getKey(), new Place(this, entry.getKey(), entry.getValue())))
                .toList();
    }

    /// The fields of a map whose names strangers choose, each at the place of its number.
    List<Map.Entry<String, Place>> numbered(int max) {
        var numbered = new ArrayList<Map.Entry<String, Place>>();
        for (var field : fields(max)) {
            numbered.add(
                    Map.entry(field.getKey(), new Place(this, "[" + numbered.size() + "]", field.getValue().node)));
        }
        return numbered;
    }

    List<Place> entries(int max) {
        if (!node.isArray()) {
            throw faulty("must be a list");
        }
        bound(max);
        return IntStream.range(0, node.size())
                .mapToObj(i -> new Place(this, "[" + i + "]", node.get(i)))
                .toList();
    }

    private void bound(int max) {
        if (node.size() > max) {
            throw faulty("may have at most %d entries, it has %d".formatted(max, node.size()));
        }
    }

    boolean isList() {
        return node.isArray();
    }

    boolean isNumber() {
        return node.isNumber();
    }

    /// A string that is clean (see [CleanText]).
    String text() {
        if (!node.isString()) {
            throw faulty("must be a string");
        }
        return parsed(node.stringValue(), text -> {
            CleanText.check("text", text);
            return text;
        });
    }

    String text(int max) {
        String text = text();
        if (text.length() > max) {
            throw faulty("may have at most %d characters, it has %d".formatted(max, text.length()));
        }
        return text;
    }

    /// A string that the given function accepts.
    <T> T parse(Function<String, T> parse) {
        return parsed(text(), parse);
    }

    private <T> T parsed(String text, Function<String, T> parse) {
        return build(() -> parse.apply(text));
    }

    /// A value whose own check is the check.
    <T> T build(Supplier<T> build) {
        try {
            return build.get();
        } catch (IllegalArgumentException e) {
            throw faulty(String.valueOf(e.getMessage()));
        }
    }

    long whole(long min, long max) {
        if (!node.isIntegralNumber()) {
            throw faulty("must be a whole number");
        }
        if (!node.canConvertToLong() || node.longValue() < min || node.longValue() > max) {
            throw faulty("must lie between %d and %d".formatted(min, max));
        }
        return node.longValue();
    }

    int integer(int min, int max) {
        return (int) whole(min, max);
    }

    boolean flag() {
        if (!node.isBoolean()) {
            throw faulty("must be true or false");
        }
        return node.booleanValue();
    }
}
