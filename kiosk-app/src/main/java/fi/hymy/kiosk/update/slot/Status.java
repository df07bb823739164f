package fi.hymy.kiosk.update.slot;

import java.io.IOException;
import java.util.Optional;

/// How the slots are, for people.
record Status(Disk disk, Places places) {
    String inWords() throws IOException {
        Optional<SlotState> read = new Ledger(disk, places).read();
        if (read.isEmpty()) {
            return "There is no state of the slots yet, or none that can be read: the factory's version starts.\n";
        }
        SlotState state = read.get();
        var text = new StringBuilder();
        line(text, "good", version(state.committed()));
        line(text, "before it", state.previous().map(Status::version).orElse("none"));
        line(
                text,
                "on trial",
                state.trial()
                        .map(trial -> "%s, started %d times".formatted(version(trial.good()), trial.tries()))
                        .orElse("none"));
        line(
                text,
                "last",
                state.last()
                        .map(last -> "%s: sequence %d, %s%s"
                                .formatted(
                                        last.result(),
                                        last.sequence(),
                                        last.result() == SlotState.Result.REFUSED ? last.reason() + ", " : "",
                                        last.detail()))
                        .orElse("nothing was tried yet"));
        line(
                text,
                "runs",
                new Papers(disk).read(places.running()).map(Status::running).orElse("nothing was mounted"));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String words) {
        text.append("%-10s %s%n".formatted(name, words));
    }

    private static String version(SlotState.Good good) {
        return "slot %s, version %s, sequence %d".formatted(good.slot().word(), good.version(), good.sequence());
    }

    private static String running(String text) {
        Lines lines = Lines.of(text);
        return "slot %s, sequence %s%s"
                .formatted(
                        lines.values().getOrDefault("slot", "?"),
                        lines.values().getOrDefault("sequence", "?"),
                        lines.isTrue("trial") ? ", on trial" : "");
    }
}
