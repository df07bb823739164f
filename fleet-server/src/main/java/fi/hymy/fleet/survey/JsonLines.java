package fi.hymy.fleet.survey;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.json.JsonFactory;

/// Where in a text the parts of a survey stand, so that a fault can be shown at its place.
final class JsonLines {
    private static final Pattern SYNTAX = Pattern.compile("line (\\d+), column \\d+");
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Integer> lines;

    private JsonLines(Map<String, Integer> lines) {
        this.lines = Map.copyOf(lines);
    }

    /// Of a text that may end in nonsense: what stands before that is known.
    static JsonLines of(String text) {
        var lines = new HashMap<String, Integer>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() != JsonToken.END_OBJECT && parser.currentToken() != JsonToken.END_ARRAY) {
                    lines.putIfAbsent(
                            path(parser.streamReadContext()),
                            parser.currentTokenLocation().getLineNr());
                }
            }
        } catch (JacksonException e) {
            // The faults say where the text stops being JSON.
        }
        return new JsonLines(lines);
    }

    /// The line of a path, or of the nearest part around it that is there; 1 when nothing is.
    ///
    /// @param path as `pages[1].questions[0].text.fi`, or `line 3, column 7`
    int lineOf(String path) {
        Matcher syntax = SYNTAX.matcher(path);
        if (syntax.find()) {
            return Integer.parseInt(syntax.group(1));
        }
        String place = path;
        while (!place.isEmpty()) {
            Integer line = lines.get(place);
            if (line != null) {
                return line;
            }
            place = place.substring(0, Math.max(0, Math.max(place.lastIndexOf('.'), place.lastIndexOf('['))));
        }
        return 1;
    }

    private static String path(TokenStreamContext context) {
        if (context.inRoot()) {
            return "";
        }
        TokenStreamContext parent = context.getParent();
        String before = parent == null ? "" : path(parent);
        if (context.inArray()) {
            return context.getCurrentIndex() < 0 ? before : before + "[" + context.getCurrentIndex() + "]";
        }
        String name = context.currentName();
        if (name == null) {
            return before;
        }
        return before.isEmpty() ? name : before + "." + name;
    }
}
