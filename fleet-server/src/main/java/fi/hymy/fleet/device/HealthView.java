package fi.hymy.fleet.device;

import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Condition.Finding;
import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;

/// A kiosk's health in words, for its page. What is not known is not shown.
public final class HealthView {
    private static final double KIBI = 1024;
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private final KioskHealth health;
    private final Condition condition;

    HealthView(KioskHealth health) {
        this.health = health;
        this.condition = health.condition();
    }

    /// A line of the page.
    public record Line(String name, String value) {}

    public String kiosk() {
        return health.kiosk().value();
    }

    public Instant receivedAt() {
        return health.receivedAt();
    }

    public List<Finding> findings() {
        return condition.findings().stream()
                .sorted(Comparator.comparing(Finding::grave).reversed())
                .toList();
    }

    /// What the box is and how it stands.
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        note(lines, "Board", Note.MODEL);
        measure(lines, "Processor", Measure.CPU_LOAD_PERCENT, value -> value + " %");
        measure(
                lines,
                "Temperature",
                Measure.CPU_MILLICELSIUS,
                value -> String.format(Locale.ROOT, "%.1f °C", value / 1000.0));
        pair(lines, "Memory", Measure.MEMORY_FREE_BYTES, Measure.MEMORY_TOTAL_BYTES);
        pair(lines, "Disk", Measure.DISK_FREE_BYTES, Measure.DISK_TOTAL_BYTES);
        card().ifPresent(text -> lines.add(new Line("Card", text)));
        measure(lines, "4 KiB to the card and back", Measure.CANARY_MILLIS, value -> value + " ms");
        measure(lines, "Wireless signal", Measure.WIFI_SIGNAL_DBM, value -> value + " dBm");
        note(lines, "Network", Note.NETWORK);
        note(lines, "Clock", Note.TIME);
        measure(lines, "System up", Measure.UPTIME_SECONDS, HealthView::span);
        measure(lines, "Program up", Measure.PROGRAM_UPTIME_SECONDS, HealthView::span);
        measure(lines, "Program holds", Measure.PROGRAM_RESIDENT_BYTES, HealthView::bytes);
        note(lines, "Last end of the program", Note.LAST_EXIT);
        return lines;
    }

    private Optional<String> card() {
        return condition
                .note(Note.CARD)
                .map(name -> name
                        + condition
                                .note(Note.CARD_MADE)
                                .map(made -> ", made " + made)
                                .orElse(""));
    }

    private void note(List<Line> lines, String name, Note note) {
        condition.note(note).ifPresent(text -> lines.add(new Line(name, text)));
    }

    private void measure(List<Line> lines, String name, Measure measure, LongFunction<String> words) {
        condition.measure(measure).ifPresent(value -> lines.add(new Line(name, words.apply(value))));
    }

    private void pair(List<Line> lines, String name, Measure free, Measure total) {
        measure(
                lines,
                name,
                free,
                value -> bytes(value) + " free"
                        + condition.measure(total).stream()
                                .mapToObj(all -> " of " + bytes(all))
                                .findFirst()
                                .orElse(""));
    }

    static String bytes(long value) {
        double left = value;
        int unit = 0;
        while (left >= KIBI && unit < UNITS.length - 1) {
            left /= KIBI;
            unit++;
        }
        return String.format(Locale.ROOT, left < 10 && unit > 0 ? "%.1f %s" : "%.0f %s", left, UNITS[unit]);
    }

    static String span(long seconds) {
        Duration span = Duration.ofSeconds(seconds);
        if (span.toDays() > 0) {
            return "%d d %d h".formatted(span.toDays(), span.toHoursPart());
        }
        return span.toHours() > 0
                ? "%d h %d min".formatted(span.toHours(), span.toMinutesPart())
                : "%d min".formatted(span.toMinutes());
    }
}
