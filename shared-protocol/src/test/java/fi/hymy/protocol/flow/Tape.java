package fi.hymy.protocol.flow;

import java.util.List;

/// A source of choices that a test can print and shrink: numbers read one after another, and 0 when they are used up.
final class Tape {
    private final List<Integer> numbers;
    private int next;

    Tape(List<Integer> numbers) {
        this.numbers = List.copyOf(numbers);
    }

    /// 0 to bound - 1.
    int below(int bound) {
        return next < numbers.size() ? Math.floorMod(numbers.get(next++), bound) : 0;
    }

    /// min to max.
    int between(int min, int max) {
        return min + below(max - min + 1);
    }

    /// Once in so many times; never when the tape is used up.
    boolean onceIn(int times) {
        return below(times) == times - 1;
    }

    <T> T oneOf(List<T> things) {
        return things.get(below(things.size()));
    }
}
