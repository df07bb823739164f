package fi.hymy.kiosk.device.box;

import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Note;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What board it is, how warm its processor, how much memory it has left, and how well it hears the access
/// point.
final class Board {
    private static final List<String> PROCESSOR_ZONES =
            List.of("cpu-thermal", "cpu_thermal", "x86_pkg_temp", "soc-thermal", "acpitz");
    private static final Pattern MEMORY = Pattern.compile("^(\\w+):\\s+(\\d+) kB$");
    private static final int SIGNAL_WORD = 3;
    private static final int KIBI = 1024;

    private final BoxTree box;

    Board(BoxTree box) {
        this.box = box;
    }

    void look(Sheet sheet) {
        sheet.put(Note.MODEL, box.text("proc/device-tree/model").or(() -> box.text("sys/class/dmi/id/product_name")));
        sheet.put(Note.KERNEL, box.text("proc/sys/kernel/osrelease"));
        sheet.put(Measure.CPU_MILLICELSIUS, processor());
        sheet.put(Measure.WIFI_SIGNAL_DBM, wireless());
        sheet.put(Measure.POINTERS_COUNT, pointers());
        for (String line : box.lines("proc/meminfo")) {
            Matcher found = MEMORY.matcher(line);
            if (found.matches()) {
                memory(found.group(1), Long.parseLong(found.group(2)) * KIBI, sheet);
            }
        }
        box.text("proc/uptime")
                .map(text -> text.split("[. ]")[0])
                .filter(seconds -> seconds.matches("\\d{1,15}"))
                .ifPresent(seconds -> sheet.put(Measure.UPTIME_SECONDS, Long.parseLong(seconds)));
    }

    private static void memory(String name, long bytes, Sheet sheet) {
        switch (name) {
            case "MemTotal" -> sheet.put(Measure.MEMORY_TOTAL_BYTES, bytes);
            case "MemAvailable" -> sheet.put(Measure.MEMORY_FREE_BYTES, bytes);
            default -> {}
        }
    }

    /// Each has a line as `H: Handlers=mouse0 event2`.
    private OptionalLong pointers() {
        List<String> lines = box.lines("proc/bus/input/devices");
        return lines.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(lines.stream()
                        .filter(line -> line.startsWith("H:") && line.contains("mouse"))
                        .count());
    }

    private OptionalLong processor() {
        List<String> zones = box.inside("sys/class/thermal");
        for (String wanted : PROCESSOR_ZONES) {
            for (String zone : zones) {
                String path = "sys/class/thermal/" + zone;
                if (box.text(path + "/type")
                        .map(type -> type.toLowerCase(Locale.ROOT))
                        .filter(wanted::equals)
                        .isPresent()) {
                    return box.number(path + "/temp");
                }
            }
        }
        return OptionalLong.empty();
    }

    /// Two lines of heading, then one for each interface: `wlan0: 0000   54.  -56.  -256 …`. One that is
    /// not linked says -256.
    private OptionalLong wireless() {
        return box.lines("proc/net/wireless").stream()
                .filter(line -> line.contains(":"))
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > SIGNAL_WORD)
                .map(words -> words[SIGNAL_WORD].replace(".", ""))
                .filter(signal -> signal.matches("-\\d{1,3}"))
                .mapToLong(Long::parseLong)
                .filter(signal -> signal > -200)
                .max();
    }
}
