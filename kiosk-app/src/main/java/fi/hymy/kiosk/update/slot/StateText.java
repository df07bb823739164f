package fi.hymy.kiosk.update.slot;

import fi.hymy.kiosk.update.slot.SlotState.Ending;
import fi.hymy.kiosk.update.slot.SlotState.Good;
import fi.hymy.kiosk.update.slot.SlotState.Result;
import fi.hymy.kiosk.update.slot.SlotState.Trial;
import fi.hymy.protocol.message.Software.Reason;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// A state as lines of `name=value`, which a person can read, and a checksum. Pure.
public final class StateText {
    private static final String FORMAT = "hymy-slots-1";
    private static final String END = "checksum=";

    private StateText() {}

    static String write(SlotState state) {
        var lines = new LinkedHashMap<String, String>();
        lines.put("format", FORMAT);
        good(lines, "committed", state.committed());
        state.previous().ifPresent(previous -> good(lines, "previous", previous));
        state.trial().ifPresent(trial -> {
            good(lines, "trial", trial.good());
            lines.put("trial.tries", String.valueOf(trial.tries()));
        });
        lines.put("floor", String.valueOf(state.floor()));
        lines.put("time", state.time().toString());
        new TreeMap<>(state.failed()).forEach((manifest, count) -> lines.put("failed." + manifest, count.toString()));
        state.last().ifPresent(last -> {
            lines.put("last.result", last.result().name());
            lines.put("last.sequence", String.valueOf(last.sequence()));
            lines.put("last.manifest", last.manifest());
            if (last.reasonOrNull() != null) {
                lines.put("last.reason", last.reasonOrNull().name());
            }
            lines.put("last.detail", oneLine(last.detail()));
        });
        var text = new StringBuilder();
        lines.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text + END + checksum(text.toString()) + '\n';
    }

    private static void good(Map<String, String> lines, String name, Good good) {
        lines.put(name + ".slot", good.slot().word());
        lines.put(name + ".sequence", String.valueOf(good.sequence()));
        lines.put(name + ".manifest", good.manifest());
        lines.put(name + ".version", oneLine(good.version()));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /// @return empty when this is no state, or not a whole one
    public static Optional<SlotState> read(String text) {
        int end = text.lastIndexOf(END);
        if (end < 0 || !text.substring(end + END.length()).strip().equals(checksum(text.substring(0, end)))) {
            return Optional.empty();
        }
        try {
            return Optional.of(state(Lines.of(text.substring(0, end))));
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static SlotState state(Lines lines) {
        if (!FORMAT.equals(lines.get("format"))) {
            throw new IllegalArgumentException("it has another format");
        }
        var failed = new TreeMap<String, Integer>();
        lines.values().forEach((name, value) -> {
            if (name.startsWith("failed.")) {
                failed.put(name.substring("failed.".length()), Integer.valueOf(value));
            }
        });
        return new SlotState(
                readGood(lines, "committed"),
                lines.has("previous.slot") ? readGood(lines, "previous") : null,
                lines.has("trial.slot") ? readTrial(lines) : null,
                lines.whole("floor"),
                Instant.parse(lines.get("time")),
                failed,
                readLast(lines));
    }

    private static Good readGood(Lines lines, String name) {
        return new Good(
                Slot.of(lines.get(name + ".slot")),
                lines.whole(name + ".sequence"),
                lines.get(name + ".manifest"),
                lines.get(name + ".version"));
    }

    private static Trial readTrial(Lines lines) {
        Good good = readGood(lines, "trial");
        return new Trial(
                good.slot(), good.sequence(), good.manifest(), good.version(), (int) lines.whole("trial.tries"));
    }

    private static @Nullable Ending readLast(Lines lines) {
        return lines.has("last.result")
                ? new Ending(
                        Result.valueOf(lines.get("last.result")),
                        lines.whole("last.sequence"),
                        lines.get("last.manifest"),
                        lines.has("last.reason") ? reason(lines.get("last.reason")) : null,
                        lines.get("last.detail"))
                : null;
    }

    /// A newer slot machine may have reasons that this program does not know.
    private static Reason reason(String word) {
        return Arrays.stream(Reason.values())
                .filter(each -> each.name().equals(word))
                .findFirst()
                .orElse(Reason.OTHER);
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
