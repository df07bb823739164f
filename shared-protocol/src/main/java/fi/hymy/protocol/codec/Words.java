package fi.hymy.protocol.codec;

import fi.hymy.protocol.response.Answer.Verdict;
import fi.hymy.protocol.response.Response.Channel;
import fi.hymy.protocol.response.Response.Flag;
import fi.hymy.protocol.response.Response.Status;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.survey.Operator;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// How the constants of one enumeration are written: `TIMED_OUT` as `timedOut`.
///
/// @param values word to constant, in the order of the enumeration
record Words<E extends Enum<E>>(Map<String, E> values) {
    private static final Map<Enum<?>, String> WRITTEN = new ConcurrentHashMap<>();

    static final Words<TimeQuality> TIME_QUALITY = of(TimeQuality.class);
    static final Words<Channel> CHANNEL = of(Channel.class);
    static final Words<Status> STATUS = of(Status.class);
    static final Words<Flag> FLAG = of(Flag.class);
    static final Words<Operator> OPERATOR = of(Operator.class, Operator::word);
    static final Words<Verdict> VERDICT = of(Verdict.class, Words::of);

    static <E extends Enum<E>> Words<E> of(Class<E> type) {
        return of(type, Words::of);
    }

    private static <E extends Enum<E>> Words<E> of(Class<E> type, Function<E, String> word) {
        var values = new LinkedHashMap<String, E>();
        Arrays.stream(type.getEnumConstants()).forEach(value -> values.put(word.apply(value), value));
        return new Words<>(Collections.unmodifiableMap(values));
    }

    static String of(Enum<?> value) {
        return WRITTEN.computeIfAbsent(value, Words::written);
    }

    private static String written(Enum<?> value) {
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

    /// A word that a newer program may have more of.
    E read(Place place) {
        return named(place, place.text());
    }

    /// The word that is a field's name.
    E named(Place place, String word) {
        E value = values.get(word);
        if (value == null) {
            throw place.unknown("must be one of " + String.join(", ", values.keySet()));
        }
        return value;
    }
}
