package fi.hymy.acceptance.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Whether the promise was kept: thanked ⊆ stored ⊆ finished, each exactly once, bodies equal.
///
/// @param finished how many responses were given in full
/// @param thanked how many respondents were thanked
/// @param stored how many responses the server holds
/// @param lost thanked for, yet not on the server
/// @param invented on the server, yet never given
/// @param doubled on the server more than once
/// @param changed on the server with another body
public record Verdict(
        int finished,
        int thanked,
        int stored,
        List<String> lost,
        List<String> invented,
        List<String> doubled,
        List<String> changed) {
    private static final int NAMED = 5;

    public Verdict {
        lost = List.copyOf(lost);
        invented = List.copyOf(invented);
        doubled = List.copyOf(doubled);
        changed = List.copyOf(changed);
    }

    /// One response as the server holds it.
    ///
    /// @param sha256 of its body, in hexadecimal digits
    public record Stored(String id, String sha256) {}

    public static Verdict of(Testimony testimony, List<Stored> rows) {
        var times = new HashMap<String, Integer>();
        var changed = new TreeSet<String>();
        for (Stored row : rows) {
            times.merge(row.id(), 1, Integer::sum);
            String given = testimony.finished().get(row.id());
            if (given != null && !given.equals(row.sha256())) {
                changed.add(row.id());
            }
        }
        var lost = new TreeSet<>(testimony.thanked());
        lost.removeAll(times.keySet());
        var invented = new TreeSet<>(times.keySet());
        invented.removeAll(testimony.finished().keySet());
        var doubled = new TreeSet<String>();
        times.forEach((id, n) -> {
            if (n > 1) {
                doubled.add(id);
            }
        });
        return new Verdict(
                testimony.finished().size(),
                testimony.thanked().size(),
                rows.size(),
                List.copyOf(lost),
                List.copyOf(invented),
                List.copyOf(doubled),
                List.copyOf(changed));
    }

    public boolean holds() {
        return lost.isEmpty() && invented.isEmpty() && doubled.isEmpty() && changed.isEmpty();
    }

    /// In a line, with the first few culprits.
    public String inWords() {
        var text = new StringBuilder("finished %d, thanked %d, stored %d".formatted(finished, thanked, stored));
        Map.of("lost", lost, "invented", invented, "doubled", doubled, "changed", changed).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(fault -> text.append(", %s %d"
                                .formatted(fault.getKey(), fault.getValue().size()))
                        .append(named(fault.getValue())));
        return text.toString();
    }

    private static String named(List<String> ids) {
        return ids.isEmpty() ? "" : " " + ids.subList(0, Math.min(NAMED, ids.size()));
    }
}
