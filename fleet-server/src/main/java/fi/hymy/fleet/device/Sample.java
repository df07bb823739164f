package fi.hymy.fleet.device;

import fi.hymy.protocol.message.Condition;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a kiosk was in one slot of time.
///
/// @param at the slot's beginning
/// @param stats of what was known
record Sample(Instant at, Map<Gauge, Stat> stats) {
    Sample {
        EnumMap<Gauge, Stat> copy = new EnumMap<>(Gauge.class);
        copy.putAll(stats);
        stats = Collections.unmodifiableMap(copy);
    }

    /// @param answers how many the outbox ever held
    static Sample of(Instant at, Condition condition, OptionalLong answers) {
        Map<Gauge, Stat> stats = new EnumMap<>(Gauge.class);
        for (Gauge gauge : Gauge.values()) {
            gauge.of(condition).ifPresent(value -> stats.put(gauge, Stat.of(value)));
        }
        answers.ifPresent(count -> stats.put(Gauge.ANSWERS, Stat.of(count)));
        return new Sample(Grain.SLOT.floor(at), stats);
    }

    /// Several of one span as one.
    static Sample over(Instant at, Collection<Sample> parts) {
        Map<Gauge, Stat> stats = new EnumMap<>(Gauge.class);
        for (Gauge gauge : Gauge.values()) {
            List<Stat> known =
                    parts.stream().flatMap(part -> part.stat(gauge).stream()).toList();
            if (!known.isEmpty()) {
                stats.put(gauge, Stat.over(known));
            }
        }
        return new Sample(at, stats);
    }

    Optional<Stat> stat(Gauge gauge) {
        return Optional.ofNullable(stats.get(gauge));
    }

    /// As `t431/440/452,d1200`.
    String text() {
        return stats.entrySet().stream()
                .map(entry -> entry.getKey().letter() + text(entry.getValue()))
                .collect(Collectors.joining(","));
    }

    private static String text(Stat stat) {
        return stat.least() == stat.most()
                ? Long.toString(stat.mean())
                : stat.least() + "/" + stat.mean() + "/" + stat.most();
    }

    /// What cannot be read, as what a newer server wrote, is left out.
    static Sample parse(Instant at, String text) {
        Map<Gauge, Stat> stats = new EnumMap<>(Gauge.class);
        for (String part : text.split(",", -1)) {
            Gauge gauge = part.isEmpty() ? null : Gauge.of(part.charAt(0));
            Stat stat = gauge == null ? null : stat(part.substring(1));
            if (gauge != null && stat != null) {
                stats.put(gauge, stat);
            }
        }
        return new Sample(at, stats);
    }

    private static @Nullable Stat stat(String text) {
        String[] numbers = text.split("/", -1);
        try {
            return numbers.length == 3
                    ? new Stat(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]))
                    : Stat.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
