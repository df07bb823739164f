package fi.hymy.cli.print;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What JSON values look like in a terminal.
public final class Words {
    private Words() {}

    /// What stands at a path in the item, as `presence/linked`; `-` where nothing does.
    public static String at(JsonNode item, String path) {
        return text(item.at("/" + path));
    }

    public static String text(JsonNode value) {
        String text = value.isBoolean() ? value.asBoolean() ? "yes" : "no" : value.asString("");
        return text.isEmpty() ? "-" : clean(text);
    }

    /// The elements of an array, one after another.
    public static String list(JsonNode array) {
        return array.isEmpty() ? "-" : array.valueStream().map(Words::text).collect(Collectors.joining(", "));
    }

    /// How long ago that was, as `3 min`; `-` where nothing is said.
    public static String age(JsonNode item, String path, Instant now) {
        JsonNode at = item.at("/" + path);
        return at.isString() ? lasting(Duration.between(Instant.parse(at.asString()), now)) : "-";
    }

    static String lasting(Duration time) {
        if (time.compareTo(Duration.ofMinutes(1)) < 0) {
            return Math.max(0, time.toSeconds()) + " s";
        }
        if (time.compareTo(Duration.ofHours(2)) < 0) {
            return time.toMinutes() + " min";
        }
        return time.compareTo(Duration.ofDays(2)) < 0 ? time.toHours() + " h" : time.toDays() + " d";
    }

    /// A name that somebody chose must not move the cursor or colour the terminal.
    static String clean(String text) {
        return text.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
