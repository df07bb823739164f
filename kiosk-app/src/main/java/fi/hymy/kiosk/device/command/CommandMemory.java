package fi.hymy.kiosk.device.command;

import fi.hymy.kiosk.disk.Durably;
import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.message.Uplink.CommandResult;
import fi.hymy.protocol.message.Uplink.CommandResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which commands were taken up, and what became of them: on disk before anything is done, so that nothing
/// is done twice. Belongs to the commands' thread.
final class CommandMemory {
    private static final Logger LOG = LoggerFactory.getLogger(CommandMemory.class);
    /// The oldest go; the server keeps fewer.
    private static final int MOST = 100;

    private static final String FORMAT = "hymy-commands-1";

    private final Path file;
    private static final String NEWEST = "newest";

    private final Map<CommandId, Entry> entries = new LinkedHashMap<>();

    private long newest;

    private CommandMemory(Path file) {
        this.file = file;
    }

    /// @param told whether the server has the result for certain
    record Entry(CommandResult result, boolean told) {}

    /// A file that cannot be read is an empty one.
    static CommandMemory open(Path file) {
        var memory = new CommandMemory(file);
        try {
            if (Files.exists(file)) {
                memory.parse(Files.readAllLines(file));
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} cannot be read and begins anew: {}", file, e.toString());
            memory.entries.clear();
        }
        return memory;
    }

    private void parse(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().equals(FORMAT)) {
            throw new IllegalArgumentException("it has another format");
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split("\t", 4);
            if (words.length == 2 && words[0].equals(NEWEST)) {
                newest = Long.parseLong(words[1]);
            } else if (words.length == 4) {
                CommandId id = new CommandId(words[0]);
                var result = new CommandResult(id, Outcome.valueOf(words[1]), words[3]);
                entries.put(id, new Entry(result, words[2].equals("told")));
            }
        }
    }

    /// The latest moment that the server dated a command with, this one among them, since
    /// 1970-01-01T00:00Z. On disk with the next result.
    long dated(long issuedMillis) {
        newest = Math.max(newest, issuedMillis);
        return newest;
    }

    /// The time is known: what the server dated later came from a clock that went wrong.
    void notAfter(long nowMillis) {
        newest = Math.min(newest, nowMillis);
    }

    Optional<CommandResult> find(CommandId id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::result);
    }

    /// What the server may not know yet, the oldest first.
    List<CommandResult> untold() {
        return entries.values().stream()
                .filter(entry -> !entry.told())
                .map(Entry::result)
                .toList();
    }

    /// What nothing final was said of, whether the server knows that or not.
    List<CommandResult> unfinished() {
        return entries.values().stream()
                .map(Entry::result)
                .filter(result -> !result.outcome().isFinal())
                .toList();
    }

    /// @throws IOException when the disk does not take it; it is remembered until the program ends all the
    ///     same
    void put(CommandResult result) throws IOException {
        entries.remove(result.command());
        entries.put(result.command(), new Entry(result, false));
        while (entries.size() > MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
        write();
    }

    /// The server has this very result. Only a convenience: what is told twice does no harm.
    void told(CommandResult result) throws IOException {
        Entry entry = entries.get(result.command());
        if (entry != null && entry.result().equals(result)) {
            entries.put(result.command(), new Entry(result, true));
            write();
        }
    }

    private void write() throws IOException {
        String text = entries.values().stream()
                .map(CommandMemory::line)
                .collect(Collectors.joining("\n", FORMAT + "\n" + NEWEST + "\t" + newest + "\n", "\n"));
        Durably.replace(file, text);
    }

    private static String line(Entry entry) {
        CommandResult result = entry.result();
        return String.join(
                "\t",
                result.command().value(),
                result.outcome().name(),
                entry.told() ? "told" : "untold",
                result.detail());
    }
}
