package fi.hymy.kiosk.config;

import java.io.IOException;
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
    /// Of the settings that are read here.
    public static final Set<String> NAMES = Set.of("server.join", "server.url", "server.ca", "language");

    /// With which words the names of settings begin that the network takes.
    private static final Set<String> NETWORK = Set.of("country", "ethernet", "lte", "proxy", "time", "wifi");
    /// In bytes.
    public static final long LARGEST = 64 * 1024;

    public Optional<JoinAddress> address() {
        return Optional.ofNullable(addressOrNull);
    }

    public Optional<String> language() {
        return Optional.ofNullable(languageOrNull);
    }

    /// Reads a file, and what the network's program found wrong in it, where there is one. A file that is not there
    /// says nothing. Waits for the disk.
    public static BootFile read(Path file) {
        BootFile own = readOwn(file);
        // Who makes the network judges every line, in the language of the file.
        return Files.exists(networkFaultsOf(file))
                ? new BootFile(own.addressOrNull(), own.languageOrNull(), networkFaults(file))
                : own;
    }

    /// What is wrong with the network's settings, as whoever makes the network wrote it down beside the file.
    public static List<String> networkFaults(Path file) {
        Path written = networkFaultsOf(file);
        try {
            return Files.isRegularFile(written) && Files.size(written) <= LARGEST
                    ? Files.readAllLines(written)
                    : List.of();
        } catch (IOException e) {
            return List.of("%s cannot be read: %s".formatted(written, e.getMessage()));
        }
    }

    private static Path networkFaultsOf(Path file) {
        return file.resolveSibling("network-faults");
    }

    private static BootFile readOwn(Path file) {
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        try {
            if (Files.size(file) > LARGEST) {
                return new BootFile(null, null, List.of(file + ": the file is too long"));
            }
            return parse(file.getFileName().toString(), BootLines.parse(Files.readAllBytes(file)));
        } catch (IOException e) {
            return new BootFile(null, null, List.of("%s cannot be read: %s".formatted(file, e.getMessage())));
        }
    }

    /// Of lines that were read already.
    ///
    /// @param file its name, for the faults
    public static BootFile parse(String file, BootLines lines) {
        var faults = new ArrayList<String>();
        Map<String, String> values = new LinkedHashMap<>();
        for (BootLines.Line line : lines.lines()) {
            switch (line) {
                case BootLines.Setting(int _, String name, String value)
                when NAMES.contains(name) -> values.put(name, value);
                case BootLines.Setting(int number, String name, String _)
                when !isOfTheNetwork(name) ->
                    faults.add("%s, line %d: there is no setting '%s' here".formatted(file, number, shortened(name)));
                case BootLines.Stray(int number, String _) ->
                    faults.add("%s, line %d: must look like name = value".formatted(file, number));
                case BootLines.Setting _, BootLines.HalfQuoted _, BootLines.Unreadable _ -> {}
            }
        }
        return new BootFile(address(file, values, faults), language(file, values, faults), List.copyOf(faults));
    }

    /// Whether another room judges it.
    public static boolean isOfTheNetwork(String name) {
        return NETWORK.contains(name.split("\\.", 2)[0]);
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
