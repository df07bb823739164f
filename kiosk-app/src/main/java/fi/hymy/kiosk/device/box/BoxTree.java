package fi.hymy.kiosk.device.box;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The files in which Linux says how the machine is, below `/` or below a recorded tree. What is not there,
/// or not to be read just now, is empty.
///
/// @param root usually `/`
public record BoxTree(Path root) {
    private static final int MAX_BYTES = 64 * 1024;

    public static BoxTree ofThisMachine() {
        return new BoxTree(Path.of("/"));
    }

    /// All of it, without white space and zero bytes at the ends.
    public Optional<String> text(String path) {
        try (InputStream in = Files.newInputStream(root.resolve(path))) {
            String text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
            return Optional.of(text.replace("\0", "").strip()).filter(found -> !found.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    List<String> lines(String path) {
        return text(path).map(text -> text.lines().toList()).orElse(List.of());
    }

    /// A decimal number, or one after `0x`.
    OptionalLong number(String path) {
        return text(path).map(BoxTree::decode).orElse(OptionalLong.empty());
    }

    private static OptionalLong decode(String text) {
        try {
            return OptionalLong.of(Long.decode(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /// Names inside a folder, in order.
    List<String> inside(String path) {
        try (Stream<Path> entries = Files.list(root.resolve(path))) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /// Names this start of the operating system.
    String bootId() {
        return text("proc/sys/kernel/random/boot_id").orElse("unknown");
    }
}
