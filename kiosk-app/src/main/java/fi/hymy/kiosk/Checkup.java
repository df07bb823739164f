package fi.hymy.kiosk;

import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What was looked at and how each was found, a sentence for each part, for whoever asked from far away. Pure.
final class Checkup {
    private static final double GIBI = 1L << 30;

    private final Condition condition;
    private final List<String> sentences = new ArrayList<>();

    private Checkup(Condition condition) {
        this.condition = condition;
    }

    static String inWords(Condition condition) {
        var checkup = new Checkup(condition);
        checkup.screen();
        checkup.input();
        checkup.network();
        checkup.clock();
        checkup.disk();
        checkup.queue();
        return String.join(" ", checkup.sentences);
    }

    private void screen() {
        boolean fresh = value(Measure.PICTURE_FRESH_FLAG) == 1;
        if (!has(Measure.PICTURE_FRESH_FLAG)) {
            say("Screen: it could not be looked at.");
        } else {
            say(fresh ? "Screen: it shows what was drawn." : "Screen: it does not show what was drawn.");
        }
    }

    private void input() {
        if (!has(Measure.POINTERS_COUNT)) {
            say("Input: the system does not say what is plugged in.");
        } else if (value(Measure.POINTERS_COUNT) == 0) {
            say("Input: no touch screen is seen.");
        } else {
            say("Input: a touch screen or pointer is there.");
        }
    }

    private void network() {
        String link = condition.note(Note.LINK).orElse("not known");
        String where = condition.note(Note.NETWORK).map(text -> ", " + text).orElse("");
        String signal = has(Measure.WIFI_SIGNAL_DBM) ? ", signal %d dBm".formatted(value(Measure.WIFI_SIGNAL_DBM)) : "";
        say("Network: link %s%s%s.".formatted(link, where, signal));
    }

    private void clock() {
        say(
                switch (condition.note(Note.TIME).orElse("")) {
                    case "confirmed" -> "Clock: confirmed by network time.";
                    case "restored" -> "Clock: goes on from the last good time, not confirmed since the start.";
                    default -> "Clock: nobody has confirmed it.";
                });
    }

    private void disk() {
        String free = has(Measure.DISK_FREE_BYTES)
                ? String.format(Locale.ROOT, "%.1f GiB free", value(Measure.DISK_FREE_BYTES) / GIBI)
                : "not known";
        String written = has(Measure.CANARY_MILLIS)
                ? ", 4 KiB written and read back in %d ms".formatted(value(Measure.CANARY_MILLIS))
                : "";
        say("Disk: %s%s.".formatted(free, written));
    }

    private void queue() {
        long unsent = value(Measure.OUTBOX_UNSENT_COUNT);
        if (!has(Measure.OUTBOX_UNSENT_COUNT)) {
            say("Queue: the outbox does not answer.");
        } else if (unsent == 0) {
            say("Queue: empty, everything has arrived.");
        } else {
            say("Queue: %d to be sent, the oldest for %d s.".formatted(unsent, value(Measure.OUTBOX_OLDEST_SECONDS)));
        }
    }

    private void say(String sentence) {
        sentences.add(sentence);
    }

    private boolean has(Measure measure) {
        return condition.measure(measure).isPresent();
    }

    private long value(Measure measure) {
        return condition.measure(measure).orElse(0);
    }
}
