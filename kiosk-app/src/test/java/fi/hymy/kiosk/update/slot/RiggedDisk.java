package fi.hymy.kiosk.update.slot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// A disk in memory that knows what is there for good and what would be lost, and on which the power can be cut before
/// any step, or room end at any step.
final class RiggedDisk implements Disk {
    private static final long USUAL_ROOM = 1L << 30;

    private final Map<Path, Node> live = new HashMap<>();
    private final Map<Path, Node> kept = new HashMap<>();
    private final Set<Path> devices = new HashSet<>();
    private int steps;
    private int cutBefore = Integer.MAX_VALUE;
    private int fullFrom = Integer.MAX_VALUE;
    private int fullUntil = Integer.MAX_VALUE;
    private long room = USUAL_ROOM;

    private static final class Node {
        private byte[] bytes = {};
        private byte[] synced = {};
    }

    /// What becomes of that which was not synced.
    enum Cut {
        /// Everything stays: only the program died.
        KILLED,
        /// Nothing of it stays.
        POWER_LOST_ALL,
        /// Names stay, of the bytes half: a journal that orders names alone.
        POWER_TORE
    }

    /// The power went; nobody may catch it.
    static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;

        PowerCut() {
            super("cut", null, false, false);
        }
    }

    int steps() {
        return steps;
    }

    /// Forgets what was counted; the step of this number is the last that is not done.
    void cutBefore(int step) {
        steps = 0;
        cutBefore = step;
    }

    void fullFrom(int step, int until) {
        steps = 0;
        fullFrom = step;
        fullUntil = until;
    }

    void room(long bytes) {
        room = bytes;
    }

    void cut(Cut how) {
        cutBefore = Integer.MAX_VALUE;
        if (how == Cut.POWER_LOST_ALL) {
            live.clear();
            live.putAll(kept);
        }
        if (how != Cut.KILLED) {
            live.forEach((file, node) -> {
                node.bytes = how == Cut.POWER_TORE && (node.synced.length == 0 || devices.contains(file))
                        ? torn(node)
                        : node.synced;
                node.synced = node.bytes;
            });
        }
        kept.clear();
        kept.putAll(live);
    }

    /// What was synced and not written since is whole.
    private static byte[] torn(Node node) {
        return Arrays.equals(node.bytes, node.synced) ? node.bytes : Arrays.copyOf(node.bytes, node.bytes.length / 2);
    }

    /// Puts a file there for good, without a step.
    void put(Path file, byte[] bytes) {
        var node = new Node();
        node.bytes = bytes;
        node.synced = bytes;
        live.put(file, node);
        kept.put(file, node);
    }

    /// What is written there is never a new file: it lies over what was there.
    void device(Path file, byte[] bytes) {
        devices.add(file);
        put(file, bytes);
    }

    byte[] get(Path file) {
        Node node = live.get(file);
        if (node == null) {
            throw new AssertionError("there is no " + file);
        }
        return node.bytes;
    }

    void remove(Path file) {
        live.remove(file);
        kept.remove(file);
    }

    private void step() {
        if (++steps >= cutBefore) {
            throw new PowerCut();
        }
    }

    /// What lies in memory alone is never full.
    private void write(Path file) throws IOException {
        step();
        if (!file.startsWith("/run") && steps >= fullFrom && steps < fullUntil) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public boolean holds(Path file) {
        return live.containsKey(file);
    }

    @Override
    public long size(Path file) throws IOException {
        return node(file).bytes.length;
    }

    @Override
    public InputStream open(Path file) throws IOException {
        return new ByteArrayInputStream(node(file).bytes);
    }

    private Node node(Path file) throws IOException {
        Node node = live.get(file);
        if (node == null) {
            throw new NoSuchFileException(file.toString());
        }
        return node;
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        write(file);
        Node node = devices.contains(file) ? node(file) : new Node();
        node.bytes = new byte[0];
        live.put(file, node);
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                RiggedDisk.this.write(file);
                var all = new ByteArrayOutputStream();
                all.writeBytes(node.bytes);
                all.write(bytes, offset, count);
                node.bytes = all.toByteArray();
            }
        };
    }

    @Override
    public void sync(Path file) throws IOException {
        write(file);
        Node node = node(file);
        node.synced = node.bytes;
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step();
        Node node = node(from);
        live.remove(from);
        live.put(to, node);
    }

    @Override
    public void syncFolder(Path folder) {
        step();
        kept.keySet().removeIf(file -> folder.equals(file.getParent()) && !live.containsKey(file));
        live.forEach((file, node) -> {
            if (folder.equals(file.getParent())) {
                kept.put(file, node);
            }
        });
    }

    @Override
    public void delete(Path file) {
        step();
        live.remove(file);
    }

    @Override
    public void makeFolder(Path folder) {}

    @Override
    public long room(Path folder) {
        return room;
    }
}
