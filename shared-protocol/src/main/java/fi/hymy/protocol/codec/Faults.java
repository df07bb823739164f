package fi.hymy.protocol.codec;

import fi.hymy.protocol.survey.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Collects what is wrong, so that reading can go on and everything is said at once.
final class Faults {
    /// More are not told: nobody reads them, and a stranger could ask for any number.
    static final int MAX = 200;

    private final List<Fault> list = new ArrayList<>();

    /// What the reading gives; or, with its fault noted, something harmless instead.
    <T> T or(T instead, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (CodecException e) {
            add(e.fault());
            return instead;
        }
    }

    /// A field that may be left out.
    <T> T optional(Place place, String name, T left, Function<Place, T> reading) {
        return or(left, () -> place.maybe(name).map(reading).orElse(left));
    }

    /// The entries of a list that must be there, each read by itself.
    <T> List<T> list(Place place, String name, int max, T instead, Function<Place, T> reading) {
        return or(List.of(), () -> entries(place.field(name), max, instead, reading));
    }

    <T> List<T> entries(Place place, int max, T instead, Function<Place, T> reading) {
        return place.entries(max).stream()
                .map(entry -> or(instead, () -> reading.apply(entry)))
                .toList();
    }

    private void add(Fault fault) {
        if (list.size() == MAX) {
            throw new TooMany();
        }
        list.add(fault);
    }

    List<Fault> list() {
        return List.copyOf(list);
    }

    /// There were [#MAX] faults, and there is another.
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TooMany() {
            super("too many faults", null, false, false);
        }
    }
}
