package fi.hymy.fleet.device;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.KioskSays;
import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Condition.Finding;
import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Note;
import fi.hymy.protocol.message.Condition.Trouble;
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

    /// What to do about a trouble, in the reader's language.
    public static String advice(Trouble trouble) {
        return switch (trouble) {
            case DISK_FULL -> t("The disk is full: remove what does not belong there, or use a larger card.");
            case DISK_FAILING -> t("The card is dying: replace it soon; answers that wait may be lost with it.");
            case DISK_READ_ONLY ->
                t("The disk takes nothing any more: restart the kiosk, and replace the card if it stays so.");
            case UNDER_VOLTAGE -> t("The supply is too weak: use the official one, and a short cable.");
            case HOT -> t("It is too hot: give it air, and take it out of the sun.");
            case MEMORY_SHORT -> t("Memory is short: restart the program, and report it if it comes back.");
            case SCREEN_FROZEN -> t("The screen does not change any more: restart the program.");
            case RESTARTS -> t("The program ended unexpectedly: fetch the log bundle.");
            case CLOCK_UNSURE -> t("The clock was never confirmed: let the kiosk reach a time server.");
            case BACKLOG -> t("Answers wait for long: see to its network.");
            case GAPS -> t("Rows are missing from the outbox: the card may have lost them.");
            case WIFI_WEAK -> t("The wireless signal is weak: move the kiosk or the access point, or use a cable.");
            case PICTURES_UNSHOWN ->
                t("A picture of the survey cannot be shown: publish the survey with another file.");
        };
    }

    /// What the box is and how it stands.
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        note(lines, t("Board"), Note.MODEL);
        measure(lines, t("Processor"), Measure.CPU_LOAD_PERCENT, value -> value + " %");
        measure(
                lines,
                t("Temperature"),
                Measure.CPU_MILLICELSIUS,
                value -> String.format(Locale.ROOT, "%.1f °C", value / 1000.0));
        pair(lines, t("Memory"), Measure.MEMORY_FREE_BYTES, Measure.MEMORY_TOTAL_BYTES);
        pair(lines, t("Disk"), Measure.DISK_FREE_BYTES, Measure.DISK_TOTAL_BYTES);
        card().ifPresent(text -> lines.add(new Line(t("Card"), text)));
        measure(lines, t("4 KiB to the card and back"), Measure.CANARY_MILLIS, value -> value + " ms");
        measure(lines, t("Wireless signal"), Measure.WIFI_SIGNAL_DBM, value -> value + " dBm");
        note(lines, t("Network"), Note.NETWORK);
        condition.note(Note.TIME).ifPresent(word -> lines.add(new Line(t("Clock"), clock(word))));
        measure(lines, t("System up"), Measure.UPTIME_SECONDS, HealthView::span);
        measure(lines, t("Program up"), Measure.PROGRAM_UPTIME_SECONDS, HealthView::span);
        measure(lines, t("Program holds"), Measure.PROGRAM_RESIDENT_BYTES, HealthView::bytes);
        condition.note(Note.LAST_EXIT).ifPresent(word -> lines.add(new Line(t("Last end of the program"), end(word))));
        return lines;
    }

    /// What else a finding says.
    public String detail(Finding finding) {
        return finding.trouble() == Trouble.RESTARTS
                ? condition.note(Note.LAST_EXIT).map(HealthView::end).orElseGet(finding::detail)
                : KioskSays.said(finding.detail());
    }

    /// How the program ended, by the kiosk's word for it; an unknown word as it is.
    private static String end(String word) {
        return switch (word) {
            case "none" -> t("nothing is known of the run before");
            case "clean" -> t("in order");
            case "commanded" -> t("as the console asked");
            case "watchdog" -> t("it stood still and was ended for it");
            case "killed" -> t("it broke down or was killed");
            case "power" -> t("with the whole machine");
            default -> word;
        };
    }

    private static String clock(String word) {
        return switch (word) {
            case "unsynchronised" -> t("not set since the start");
            case "restored" -> t("goes on from the last time that it knew");
            case "confirmed" -> t("confirmed by a time server");
            default -> word;
        };
    }

    private Optional<String> card() {
        return condition
                .note(Note.CARD)
                .map(name -> condition
                        .note(Note.CARD_MADE)
                        .map(made -> t("%s, made %s", name, made))
                        .orElse(name));
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
                value -> condition.measure(total).stream()
                        .mapToObj(all -> t("%s free of %s", bytes(value), bytes(all)))
                        .findFirst()
                        .orElseGet(() -> t("%s free", bytes(value))));
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
