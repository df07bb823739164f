package fi.hymy.fleet.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A backup to be read.
final class Archive implements AutoCloseable {
    static final String ABOUT = "backup.properties";
    static final String SUMS = "SHA256SUMS";

    /// Files of the data folder lie below it in the archive.
    static final String FILES = "files/";

    /// The database lies below it in the archive.
    static final String DATABASE = "database/";

    private static final int HEX = 64;

    private final ZipFile zip;
    private final Map<String, String> sums;

    private Archive(ZipFile zip, Map<String, String> sums) {
        this.zip = zip;
        this.sums = sums;
    }

    /// Opens it and reads all of it, so that what is there is known to be what was written.
    ///
    /// @throws BackupFault when it is not whole
    static Archive open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BackupFault("There is no backup at " + file);
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new BackupFault("%s is no backup, or was cut off: take another".formatted(file), e);
        }
        try {
            var archive = new Archive(zip, sums(zip));
            archive.check();
            return archive;
        } catch (ZipException e) {
            zip.close();
            throw new BackupFault("%s is damaged: take another".formatted(file), e);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    About about() throws IOException {
        try (InputStream in = read(ABOUT)) {
            return About.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /// The names of all that lies below a prefix, without it.
    List<String> below(String prefix) {
        return sums.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .toList();
    }

    InputStream read(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new BackupFault("The backup lacks " + name + ": take another");
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void check() throws IOException {
        var wrong = new ArrayList<String>();
        for (Map.Entry<String, String> each : sums.entrySet()) {
            if (zip.getEntry(each.getKey()) == null || !hash(each.getKey()).equals(each.getValue())) {
                wrong.add(each.getKey());
            }
        }
        Set<String> unknown = new HashSet<>(zip.stream().map(ZipEntry::getName).toList());
        unknown.removeAll(sums.keySet());
        unknown.remove(SUMS);
        wrong.addAll(unknown);
        if (!wrong.isEmpty()) {
            throw new BackupFault("The backup is damaged or was changed (%s): take another"
                    .formatted(String.join(", ", wrong.subList(0, Math.min(5, wrong.size())))));
        }
    }

    private String hash(String name) throws IOException {
        try (var in = new DigestInputStream(read(name), sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    private static Map<String, String> sums(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(SUMS);
        if (entry == null) {
            throw new BackupFault(zip.getName() + " is no backup of this program");
        }
        var sums = new LinkedHashMap<String, String>();
        try (InputStream in = zip.getInputStream(entry)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.length() > HEX + 2)
                    .forEach(line -> sums.put(line.substring(HEX + 2), line.substring(0, HEX)));
        }
        return sums;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
