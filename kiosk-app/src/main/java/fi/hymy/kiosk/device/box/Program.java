package fi.hymy.kiosk.device.box;

import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Note;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What this program takes of the machine, and under which addresses it is reached.
final class Program {
    private static final Pattern RESIDENT = Pattern.compile("^VmRSS:\\s+(\\d+) kB$");
    private static final int KIBI = 1024;

    private final BoxTree box;

    Program(BoxTree box) {
        this.box = box;
    }

    void look(Sheet sheet) {
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        sheet.put(Measure.PROGRAM_HEAP_USED_BYTES, heap.getUsed());
        if (heap.getMax() >= 0) {
            sheet.put(Measure.PROGRAM_HEAP_MAX_BYTES, heap.getMax());
        }
        sheet.put(
                Measure.PROGRAM_THREADS_COUNT,
                ManagementFactory.getThreadMXBean().getThreadCount());
        long uptime = ManagementFactory.getRuntimeMXBean().getUptime();
        sheet.put(Measure.PROGRAM_UPTIME_SECONDS, Duration.ofMillis(uptime).toSeconds());
        box.lines("proc/self/status").stream()
                .map(RESIDENT::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .ifPresent(found -> sheet.put(Measure.PROGRAM_RESIDENT_BYTES, Long.parseLong(found.group(1)) * KIBI));
        sheet.put(Note.NETWORK, addresses());
    }

    private static Optional<String> addresses() {
        try {
            return Optional.of(NetworkInterface.networkInterfaces()
                            .map(Program::address)
                            .flatMap(Optional::stream)
                            .sorted()
                            .collect(Collectors.joining(", ")))
                    .filter(text -> !text.isEmpty());
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    /// As `eth0 192.168.1.20`; empty for one that is down or leads nowhere.
    private static Optional<String> address(NetworkInterface found) {
        try {
            if (!found.isUp() || found.isLoopback()) {
                return Optional.empty();
            }
        } catch (SocketException e) {
            return Optional.empty();
        }
        @Nullable
        String shown = found.inetAddresses()
                .filter(address -> !address.isLinkLocalAddress())
                .map(InetAddress::getHostAddress)
                .filter(text -> !text.contains(":"))
                .findFirst()
                .orElse(null);
        return Optional.of(shown == null ? found.getName() : found.getName() + ' ' + shown);
    }
}
