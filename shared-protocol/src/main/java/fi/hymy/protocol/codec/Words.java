package fi.hymy.protocol.codec;

import fi.hymy.protocol.response.Answer.Verdict;
import fi.hymy.protocol.survey.Operator;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How enumerations are written: `TIMED_OUT` as `timedOut`.
final class Words {
    private Words() {}

    static String of(Enum<?> value) {
        String[] parts = value.name().toLowerCase(Locale.ROOT).split("_", -1);
        var word = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            word.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i], 1, parts[i].length());
        }
        return word.toString();
    }

    static String of(Verdict verdict) {
        return switch (verdict) {
            case YES -> "yes";
            case NO -> "no";
            case NOT_APPLICABLE -> "na";
        };
    }

    /// Reads a word that a newer program may have more of.
    static <E extends Enum<E>> E read(Place place, Class<E> type) {
        return read(place, type, Words::of);
    }

    static Verdict verdict(Place place) {
        return read(place, Verdict.class, Words::of);
    }

    static Operator operator(Place place) {
        return read(place, Operator.class, Operator::word);
    }

    private static <E extends Enum<E>> E read(Place place, Class<E> type, Function<E, String> word) {
        return find(place, place.text(), type, word);
    }

    /// The word that is a field's name.
    static <E extends Enum<E>> E key(Place place, String name, Class<E> type) {
        return find(place, name, type, Words::of);
    }

    private static <E extends Enum<E>> E find(Place place, String text, Class<E> type, Function<E, String> word) {
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(value -> word.apply(value).equals(text))
                .findFirst();
        return found.orElseThrow(() -> place.unknown("must be one of "
                + Arrays.stream(type.getEnumConstants()).map(word).collect(Collectors.joining(", "))));
    }
}
