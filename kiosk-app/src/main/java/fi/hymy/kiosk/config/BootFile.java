package fi.hymy.kiosk.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A few settings on the card's boot partition, which any computer can open: lines of `name = value` that a
/// coordinator may edit. What is wrong in it never keeps the kiosk from starting; it is said on the glass.
///
/// @param addressOrNull of the server to join
/// @param languageOrNull that the page which asks to be joined begins in, as `fi`
/// @param faults in words, each with its line
public record BootFile(
        @Nullable JoinAddress addressOrNull, @Nullable String languageOrNull, List<String> faults) {
    /// Where a Raspberry Pi has it.
    public static final Path USUAL = Path.of("/boot/firmware/hymy.txt");

    private static final BootFile NONE = new BootFile(null, null, List.of());
    private static final Set<String> NAMES = Set.of("server.join", "server.url", "server.ca", "language");
    private static final long LARGEST = 64 * 1024;

    public Optional<JoinAddress> address() {
        return Optional.ofNullable(addressOrNull);
    }

    public Optional<String> language() {
        return Optional.ofNullable(languageOrNull);
    }

    /// Reads a file; one that is not there says nothing. Waits for the disk.
    public static BootFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        try {
            if (Files.size(file) > LARGEST) {
                return new BootFile(null, null, List.of(file + ": the file is too long"));
            }
            // Editors of other systems begin with a mark, and end lines in their own way.
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return parse(file.getFileName().toString(), text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (IOException e) {
            return new BootFile(null, null, List.of("%s cannot be read: %s".formatted(file, e.getMessage())));
        }
    }

    private static BootFile parse(String file, String text) {
        var faults = new ArrayList<String>();
        Map<String, String> values = new LinkedHashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int equals = line.indexOf('=');
            String name = equals < 0 ? line : line.substring(0, equals).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (equals < 0) {
                faults.add("%s, line %d: must look like name = value".formatted(file, i + 1));
            } else if (!NAMES.contains(name)) {
                faults.add("%s, line %d: there is no setting '%s' here".formatted(file, i + 1, shortened(name)));
            } else {
                values.put(name, line.substring(equals + 1).strip());
            }
        }
        return new BootFile(address(file, values, faults), language(file, values, faults), List.copyOf(faults));
    }

    private static @Nullable JoinAddress address(String file, Map<String, String> values, List<String> faults) {
        String join = values.getOrDefault("server.join", "");
        String url = values.getOrDefault("server.url", "");
        String ca = values.getOrDefault("server.ca", "");
        try {
            if (!join.isEmpty()) {
                return JoinAddress.parse(join);
            }
            return url.isEmpty() && ca.isEmpty() ? null : JoinAddress.of(url, ca);
        } catch (IllegalArgumentException e) {
            faults.add("%s: %s".formatted(file, e.getMessage()));
            return null;
        }
    }

    private static @Nullable String language(String file, Map<String, String> values, List<String> faults) {
        String language = values.get("language");
        if (language != null && !language.matches("[a-z]{2,3}")) {
            faults.add("%s: language must look like fi".formatted(file));
            return null;
        }
        return language;
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
