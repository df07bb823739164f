package fi.hymy.cli.print;

import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// One column of a table.
///
/// @param cell what it says of an item
public record Column(String title, Function<JsonNode, String> cell) {
    /// What stands at a path in the item, as `presence/linked`.
    public static Column of(String title, String path) {
        return new Column(title, item -> Words.at(item, path));
    }
}
