package fi.hymy.fleet.rollout;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How many kiosks of one rollout are in which state, by wave and time zone.
///
/// @param waves how many waves there are; 0 while it is not planned
record Counts(int waves, List<Count> rows) {
    Counts {
        rows = List.copyOf(rows);
    }

    record Count(int wave, String zone, KioskState state, long kiosks) {}

    Tally all() {
        return tally(rows);
    }

    /// One for each wave.
    List<Tally> byWave() {
        return IntStream.rangeClosed(1, waves)
                .mapToObj(wave ->
                        tally(rows.stream().filter(row -> row.wave() == wave).toList()))
                .toList();
    }

    /// Zones in which kiosks wait, in waves up to that one.
    Set<String> waiting(int wave) {
        return rows.stream()
                .filter(row -> row.wave() <= wave && row.state() == KioskState.WAITING && row.kiosks() > 0)
                .map(Count::zone)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Tally tally(List<Count> some) {
        return some.stream().map(row -> Tally.of(row.state(), row.kiosks())).reduce(Tally.NONE, Tally::plus);
    }
}
