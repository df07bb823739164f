package fi.hymy.fleet.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A backup while it is written: one ZIP that only its owner can read, with the SHA-256 of everything in it, in the
/// form that `sha256sum --check` knows. Until [#finish] it is no backup, and cannot be taken for one.
final class ArchiveWriter implements AutoCloseable {
    private final FileChannel channel;
    private final ZipOutputStream zip;
    private final StringBuilder sums = new StringBuilder();

    private ArchiveWriter(FileChannel channel) {
        this.channel = channel;
        this.zip = new ZipOutputStream(Channels.newOutputStream(channel));
        // Ingest goes on beside it: a core's time is worth more than a tenth of the size.
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /// @throws IOException also when the file is there
    static ArchiveWriter create(Path file) throws IOException {
        return new ArchiveWriter(FileChannel.open(
                file,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
    }

    /// What goes in under a name.
    interface Body {
        /// Writes all of it, and leaves the stream open.
        void writeTo(OutputStream out) throws IOException, SQLException;
    }

    void add(String name, Body body) throws IOException, SQLException {
        var out = new DigestOutputStream(zip, Archive.sha256());
        zip.putNextEntry(new ZipEntry(name));
        body.writeTo(out);
        zip.closeEntry();
        sums.append(HexFormat.of().formatHex(out.getMessageDigest().digest()))
                .append("  ")
                .append(name)
                .append('\n');
    }

    /// On the disk when it returns.
    void finish(About about) throws IOException, SQLException {
        add(Archive.ABOUT, out -> out.write(about.text().getBytes(StandardCharsets.UTF_8)));
        byte[] all = sums.toString().getBytes(StandardCharsets.UTF_8);
        add(Archive.SUMS, out -> out.write(all));
        zip.finish();
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
