package fi.hymy.kiosk.disk;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Writing that a power cut either undoes or leaves whole.
public final class Durably {
    private static final FileAttribute<?> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private Durably() {}

    /// Puts a text into a file in UTF-8, as [#replace(Path, byte[])] does.
    public static void replace(Path file, String text) throws IOException {
        replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Puts bytes into a file by way of a file beside it, so that the old or the new ones are there, never a
    /// mixture; on disk for good when this returns. Its folder is made when it is missing.
    public static void replace(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        write(temporary, bytes);
        rename(temporary, file);
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            out.write(bytes);
            out.getFD().sync();
        }
    }

    /// As [#replace(Path, String)], for what nobody else on the machine may read: only the owner can, from the first
    /// byte on.
    public static void replaceSecret(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent(), OWNERS_FOLDER);
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, OWNERS_FILE);
        write(temporary, text.getBytes(StandardCharsets.UTF_8));
        rename(temporary, file);
    }

    /// Takes a file away for good; does nothing where there is none.
    public static void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            syncDirectory(file.resolveSibling("."));
        }
    }

    /// Gives a file, already synced, its name for good.
    public static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory(to.resolveSibling("."));
    }

    public static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
