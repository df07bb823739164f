package fi.hymy.acceptance.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was measured so far: for each figure one value per round. For one thread.
final class Figures {
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /// @param values one per round, in order
    record Figure(String name, String unit, List<Double> values) {
        Figure {
            values = List.copyOf(values);
        }

        double median() {
            double[] sorted = sorted();
            int middle = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }

        double min() {
            return sorted()[0];
        }

        double max() {
            return sorted()[values.size() - 1];
        }

        private double[] sorted() {
            double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
            Arrays.sort(sorted);
            return sorted;
        }
    }

    void add(String name, String unit, double value) {
        Figure before = figures.getOrDefault(name, new Figure(name, unit, List.of()));
        var values = new ArrayList<>(before.values());
        values.add(value);
        figures.put(name, new Figure(name, unit, values));
    }

    /// Something that a reader must know: what was not measured, and why.
    void note(String text) {
        if (!notes.contains(text)) {
            notes.add(text);
        }
    }

    Optional<Figure> find(String name) {
        return Optional.ofNullable(figures.get(name));
    }

    List<Figure> all() {
        return List.copyOf(figures.values());
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /// @param nanos in any order; sorted in place
    /// @param share 0 to 1
    static double percentileMillis(long[] nanos, double share) {
        Arrays.sort(nanos);
        int index = (int) Math.ceil(share * nanos.length) - 1;
        return nanos[Math.clamp(index, 0, nanos.length - 1)] / 1e6;
    }
}
