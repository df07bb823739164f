package fi.hymy.acceptance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes what was measured: a `.json` for programs, a `.md` for people.
final class Report {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Figures figures;
    private final Map<String, String> circumstances;
    private final List<Target> targets;

    /// @param circumstances what a reader must know of the run: machine, load, versions, rounds
    Report(Figures figures, Map<String, String> circumstances, List<Target> targets) {
        this.figures = figures;
        this.circumstances = new TreeMap<>(circumstances);
        this.targets = List.copyOf(targets);
    }

    /// @param name of the files
    void write(Path directory, String name) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(name + ".json"), json());
            Files.writeString(directory.resolve(name + ".md"), markdown());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String json() {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode run = root.putObject("run");
        circumstances.forEach(run::put);
        ArrayNode list = root.putArray("figures");
        for (Figures.Figure figure : figures.all()) {
            ObjectNode entry = list.addObject()
                    .put("name", figure.name())
                    .put("unit", figure.unit())
                    .put("median", figure.median())
                    .put("min", figure.min())
                    .put("max", figure.max());
            ArrayNode rounds = entry.putArray("rounds");
            figure.values().forEach(rounds::add);
        }
        ArrayNode judged = root.putArray("targets");
        targets.forEach(target -> target(judged.addObject(), target));
        ArrayNode notes = root.putArray("notes");
        figures.notes().forEach(notes::add);
        return JSON.writeValueAsString(root);
    }

    String markdown() {
        var text = new StringBuilder("# Bench\n\n");
        circumstances.forEach((name, value) -> text.append("- %s: %s%n".formatted(name, value)));
        text.append("\n| Figure | Unit | Median | Min | Max | Rounds |\n| --- | --- | ---: | ---: | ---: | ---: |\n");
        figures.all()
                .forEach(figure -> text.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %s | %s | %d |%n",
                        figure.name(),
                        figure.unit(),
                        number(figure.median()),
                        number(figure.min()),
                        number(figure.max()),
                        figure.values().size())));
        text.append("\n## Targets\n\n| Target | Median | Min | Max | Result |\n| --- | ---: | ---: | ---: | --- |\n");
        targets.forEach(target -> text.append(row(target)));
        List<String> notes = figures.notes();
        if (!notes.isEmpty()) {
            text.append("\n## Notes\n\n");
            notes.forEach(note -> text.append("- ").append(note).append('\n'));
        }
        return text.toString();
    }

    private void target(ObjectNode json, Target target) {
        json.put("what", target.what());
        target.judge(figures)
                .ifPresentOrElse(
                        outcome -> json.put("median", outcome.value())
                                .put("min", outcome.low())
                                .put("max", outcome.high())
                                .put("met", outcome.met()),
                        () -> json.put("measured", false));
    }

    private String row(Target target) {
        return target.judge(figures)
                .map(outcome -> String.format(
                        Locale.ROOT,
                        "| %s | %.2f | %.2f | %.2f | %s |%n",
                        target.what(),
                        outcome.value(),
                        outcome.low(),
                        outcome.high(),
                        outcome.met() ? "met" : "**not met**"))
                .orElse("| %s | | | | not measured |%n".formatted(target.what()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
    }
}
