package fi.hymy.fleet.enrolment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Where the authority's key lies. Every file is written whole beside its place, forced to the disk and moved
/// there, so that a server killed in the middle finds either the old one or the new one. Keys can be read by
/// this user alone.
///
/// `authority.pem` is the key and the certificate of the CA, `ca.pem` its certificate for whoever wants it,
/// and `server.pem` what this server proves itself with.
final class CaFolder {
    private final Path folder;

    CaFolder(Path folder) {
        this.folder = folder;
    }

    Optional<String> read(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void writeSecret(String name, byte[] content) {
        write(name, content, "rw-------");
    }

    void writeOpen(String name, String content) {
        write(name, content.getBytes(StandardCharsets.UTF_8), "rw-r--r--");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    private void write(String name, byte[] content, String rights) {
        Path fresh = folder.resolve(name + ".new");
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.deleteIfExists(fresh);
            var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
            Set<StandardOpenOption> made = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel out = FileChannel.open(fresh, made, permissions)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(folder)) {
                directory.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.resolve(name), e);
        }
    }
}
