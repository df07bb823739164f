package fi.hymy.acceptance.monkey;

import fi.hymy.acceptance.monkey.Readings.Reading;
import fi.hymy.acceptance.oracle.Verdict;
import java.util.List;
import java.util.Locale;

/// What the poking did to the kiosk.
///
/// @param alive whether the program still runs
/// @param refusal why nobody could answer afterwards, with what was on the glass; empty when somebody did
/// @param complaints lines of its log that should not be there
/// @param verdict whether every answer is on the server once
public record Findings(Readings readings, boolean alive, String refusal, List<String> complaints, Verdict verdict) {
    private static final double MEBI = 1024 * 1024;

    public Findings {
        complaints = List.copyOf(complaints);
    }

    public boolean holds() {
        return alive
                && refusal.isEmpty()
                && complaints.isEmpty()
                && verdict.holds()
                && readings.heapIsFlat()
                && readings.residentIsFlat()
                && readings.threadsAreFlat();
    }

    String report(MonkeyOptions options) {
        Reading last = readings.all().getLast();
        var text = new StringBuilder("# Children poking\n\n");
        text.append(
                "Seed %d, %d s, %d pokes\n".formatted(options.seed(), last.at().toSeconds(), last.pokes()));
        text.append("\n| What | Result | |\n| --- | --- | --- |\n");
        row(text, "Program alive", alive, "");
        row(text, "Answers afterwards", refusal.isEmpty(), refusal);
        row(text, "Log without errors", complaints.isEmpty(), complaints.size() + " lines");
        row(
                text,
                "Every answer once",
                verdict.holds(),
                "%d finished, %d thanked, %d stored"
                        .formatted(verdict.finished(), verdict.thanked(), verdict.stored()));
        row(text, "Heap flat", readings.heapIsFlat(), rise(readings.rise(Reading::heap)));
        row(text, "RAM flat", readings.residentIsFlat(), rise(readings.rise(Reading::resident)));
        row(text, "Threads flat", readings.threadsAreFlat(), last.threads() + " at the end");
        text.append(
                "\n| Minute | Pokes | Heap after collection | RAM | Threads |\n| ---: | ---: | ---: | ---: | ---: |\n");
        for (Reading reading : readings.all()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %.1f | %d | %.1f MiB | %.0f MiB | %d |%n",
                    reading.at().toSeconds() / 60.0,
                    reading.pokes(),
                    reading.heap() / MEBI,
                    reading.resident() / MEBI,
                    reading.threads()));
        }
        complaints.forEach(complaint -> text.append("\n    ").append(complaint));
        return text.toString();
    }

    private static String rise(double mebi) {
        return String.format(Locale.ROOT, "%+.1f MiB after the warm-up", mebi);
    }

    private static void row(StringBuilder text, String what, boolean holds, String detail) {
        text.append("| ").append(what).append(holds ? " | holds | " : " | **does not hold** | ");
        text.append(detail).append(" |\n");
    }
}
