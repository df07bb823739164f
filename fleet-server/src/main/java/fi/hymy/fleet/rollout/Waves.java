package fi.hymy.fleet.rollout;

import static fi.hymy.fleet.web.Tongue.t;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How far each wave reaches, counted from the first kiosk; the last wave, which is not written down, reaches all.
///
/// Written as `3, 10 %, 50 %`: the first three, then all up to a tenth, then up to a half, then all.
///
/// @param steps at most 10, rising as far as one can tell without knowing how many kiosks there are
record Waves(List<Step> steps) {
    static final Waves AT_ONCE = new Waves(List.of());

    private static final int MOST = 10;
    private static final int MOST_KIOSKS = 1_000_000;
    private static final Pattern STEP = Pattern.compile("(\\d{1,7})\\s*(%?)");

    /// How far a wave reaches.
    sealed interface Step {
        record Kiosks(int count) implements Step {
            public Kiosks {
                if (count < 1 || count > MOST_KIOSKS) {
                    throw new IllegalArgumentException(t("a wave has 1 to 1 000 000 kiosks, not %s", count));
                }
            }
        }

        record Percent(int percent) implements Step {
            public Percent {
                if (percent < 1 || percent > 99) {
                    throw new IllegalArgumentException(
                            t("a wave reaches 1 to 99 per cent, not %s: the last wave is all by itself", percent));
                }
            }
        }
    }

    Waves {
        steps = List.copyOf(steps);
        if (steps.size() > MOST) {
            throw new IllegalArgumentException(t("there may be 10 waves before the last, there are %s", steps.size()));
        }
        for (int i = 1; i < steps.size(); i++) {
            if (!rises(steps.get(i - 1), steps.get(i))) {
                throw new IllegalArgumentException(t("each wave must reach further than the one before it"));
            }
        }
    }

    /// @throws IllegalArgumentException in words for who wrote it
    static Waves parse(String text) {
        var steps = new ArrayList<Step>();
        for (String part : text.split("[,;\\n]+")) {
            if (!part.isBlank()) {
                steps.add(step(part.strip()));
            }
        }
        return new Waves(steps);
    }

    private static Step step(String text) {
        Matcher found = STEP.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException(t("'%s' is no wave: write 3 or 10 %", text));
        }
        int number = Integer.parseInt(found.group(1));
        return found.group(2).isEmpty() ? new Step.Kiosks(number) : new Step.Percent(number);
    }

    /// In the form that [#parse] reads; empty for all at once.
    String text() {
        return steps.stream().map(Waves::text).collect(Collectors.joining(", "));
    }

    private static String text(Step step) {
        return switch (step) {
            case Step.Kiosks(int count) -> Integer.toString(count);
            case Step.Percent(int percent) -> percent + " %";
        };
    }

    /// With the last one.
    int count() {
        return steps.size() + 1;
    }

    /// How many kiosks are in waves 1 to `wave` when there are so many in all: never fewer than in the wave before,
    /// and at least one.
    int reach(int wave, int kiosks) {
        int reach = 0;
        for (int i = 0; i < Math.min(wave, steps.size()); i++) {
            int own =
                    switch (steps.get(i)) {
                        case Step.Kiosks(int count) -> count;
                        case Step.Percent(int percent) -> (int) Math.ceilDiv((long) kiosks * percent, 100L);
                    };
            reach = Math.max(reach, own);
        }
        return wave > steps.size() ? kiosks : Math.min(reach, kiosks);
    }

    private static boolean rises(Step one, Step two) {
        return switch (one) {
            case Step.Kiosks(int first) -> !(two instanceof Step.Kiosks(int second)) || second > first;
            case Step.Percent(int first) -> !(two instanceof Step.Percent(int second)) || second > first;
        };
    }
}
