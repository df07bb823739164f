package fi.hymy.fleet.survey;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// JSON for people: two spaces, one thing a line.
final class Pretty {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Separators COLONS =
            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);

    private Pretty() {}

    /// @param json well-formed
    static String of(byte[] json) {
        var indent = new DefaultIndenter("  ", "\n");
        var printer =
                new DefaultPrettyPrinter(COLONS).withObjectIndenter(indent).withArrayIndenter(indent);
        ObjectWriter writer = JSON.writer().with(printer);
        return writer.writeValueAsString(JSON.readTree(new String(json, StandardCharsets.UTF_8))) + "\n";
    }
}
