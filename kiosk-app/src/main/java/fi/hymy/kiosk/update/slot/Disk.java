package fi.hymy.kiosk.update.slot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/// The few things that are done to files, each by itself, so that a test can cut the power between any two.
///
/// Nothing is there for good before it was synced: bytes by their file, names by their folder.
interface Disk {
    /// Whether it is a plain file; a link is none.
    boolean holds(Path file);

    long size(Path file) throws IOException;

    InputStream open(Path file) throws IOException;

    /// Begins a file, anew when there is one.
    OutputStream create(Path file) throws IOException;

    void sync(Path file) throws IOException;

    void rename(Path from, Path to) throws IOException;

    void syncFolder(Path folder) throws IOException;

    /// Does nothing where there is none.
    void delete(Path file) throws IOException;

    void makeFolder(Path folder) throws IOException;

    /// How many bytes the file system of this folder still takes.
    long room(Path folder) throws IOException;
}
