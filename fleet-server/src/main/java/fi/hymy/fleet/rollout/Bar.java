package fi.hymy.fleet.rollout;

import fi.hymy.fleet.web.Numbers;
import fi.hymy.fleet.web.Tongue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A tally as a bar of 1000 units, and in words.
public record Bar(List<Part> parts, String words) {
    private static final int WHOLE = 1000;
    private static final int LEAST = 6;

    /// What has an end first, what waits last, as the bar fills from the left.
    private static final List<KioskState> ORDER = List.of(
            KioskState.DONE,
            KioskState.FAILED,
            KioskState.NOT_REACHED,
            KioskState.UNDONE,
            KioskState.SKIPPED,
            KioskState.TOLD);

    public Bar {
        parts = List.copyOf(parts);
    }

    /// @param tone a colour
    public record Part(String tone, int from, int width) {}

    /// What is there at all can be seen, however little it is: what there is most of gives way.
    static Bar of(Tally tally) {
        Map<KioskState, Integer> widths = new EnumMap<>(KioskState.class);
        for (KioskState state : KioskState.values()) {
            long count = tally.of(state);
            if (count > 0) {
                widths.put(state, Math.max(LEAST, Math.toIntExact(count * WHOLE / tally.size())));
            }
        }
        int excess = widths.values().stream().mapToInt(Integer::intValue).sum() - WHOLE;
        widths.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(most -> most.setValue(most.getValue() - excess));
        var parts = new ArrayList<Part>();
        int from = 0;
        for (KioskState state : ORDER) {
            int width = widths.getOrDefault(state, 0);
            if (width > 0) {
                parts.add(new Part(tone(state), from, width));
                from += width;
            }
        }
        return new Bar(parts, words(tally));
    }

    private static String tone(KioskState state) {
        return switch (state) {
            case DONE -> "good";
            case FAILED -> "bad";
            case NOT_REACHED -> "soso";
            case TOLD -> "plain";
            case WAITING, SKIPPED, UNDONE -> "none";
        };
    }

    /// As `97 done, 2 failed, 1 not reached`.
    static String words(Tally tally) {
        var words = new ArrayList<String>();
        for (KioskState state : KioskState.values()) {
            if (tally.of(state) > 0) {
                words.add(Numbers.spaced(tally.of(state)) + " "
                        + state.words().toLowerCase(Tongue.language().locale()));
            }
        }
        return words.isEmpty() ? Tongue.t("no kiosk") : String.join(", ", words);
    }
}
