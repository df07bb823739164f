package fi.hymy.kiosk.device.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The newest logs in one zip file, with what is nobody's business masked.
///
/// @param folder of the logs
/// @param mask hides secrets in a text
public record LogBundle(Path folder, UnaryOperator<String> mask) {
    private static final int MOST_FILES = 5;
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    /// @throws IOException when the logs cannot be read
    byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path file : newest()) {
                zip.putNextEntry(new ZipEntry(String.valueOf(file.getFileName())));
                zip.write(mask.apply(end(file)).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private List<Path> newest() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted(Comparator.comparingLong(
                                    (Path file) -> file.toFile().lastModified())
                            .reversed())
                    .limit(MOST_FILES)
                    .toList();
        }
    }

    /// What is too long loses its beginning.
    private static String end(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            channel.position(Math.max(0, channel.size() - MOST_BYTES));
            var bytes = ByteBuffer.allocate(Math.toIntExact(Math.min(channel.size(), MOST_BYTES)));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Goes on until the end.
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .decode(bytes.flip())
                    .toString();
        }
    }
}
