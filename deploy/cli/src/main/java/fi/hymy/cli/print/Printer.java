package fi.hymy.cli.print;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Where answers go: in words and tables, or as JSON with one object on each line.
///
/// @param json whether programs read it
public record Printer(PrintWriter out, PrintWriter err, boolean json) {
    private static final int GAP = 2;

    /// A list.
    ///
    /// @param none said to people when there is nothing
    public void list(List<JsonNode> items, List<Column> columns, String none) {
        if (json) {
            items.forEach(item -> out.println(item));
        } else if (items.isEmpty()) {
            out.println(none);
        } else {
            table(items, columns);
        }
        out.flush();
    }

    /// One thing, a line for each of its facts.
    public void one(JsonNode item, List<Column> facts) {
        if (json) {
            out.println(item);
        } else {
            int width =
                    facts.stream().mapToInt(fact -> fact.title().length()).max().orElse(0);
            for (Column fact : facts) {
                out.println(padded(fact.title(), width + GAP) + fact.cell().apply(item));
            }
        }
        out.flush();
    }

    /// What was done: a sentence for people, the server's answer for programs.
    public void done(JsonNode answer, String sentence) {
        out.println(json ? answer.toString() : sentence);
        out.flush();
    }

    /// What is under way, for people alone.
    public void meanwhile(String words) {
        if (!json) {
            err.println(words);
            err.flush();
        }
    }

    private void table(List<JsonNode> items, List<Column> columns) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(Column::title).toList());
        items.forEach(item -> rows.add(
                columns.stream().map(column -> column.cell().apply(item)).toList()));
        int[] widths = new int[columns.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(padded(row.get(i), widths[i] + GAP));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
