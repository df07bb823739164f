package fi.hymy.fleet.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.springframework.core.io.ClassPathResource;

/// Addresses of the styles and scripts in our own jar. Each carries a checksum of its content, so that browsers may
/// keep it for a year and still see a new one at once.
public final class StaticFiles {
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    /// @param path as `/app/hymy.css`
    /// @throws UncheckedIOException when there is no such file: a mistake in a template
    public String at(String path) {
        return addresses.computeIfAbsent(path, StaticFiles::withChecksum);
    }

    private static String withChecksum(String path) {
        try (InputStream in = new ClassPathResource("static" + path).getInputStream()) {
            var sum = new CRC32();
            sum.update(in.readAllBytes());
            return path + "?v=" + Long.toHexString(sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException("no static file " + path, e);
        }
    }
}
