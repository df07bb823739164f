package fi.hymy.kiosk.link;

import java.util.Arrays;

/// Counts what Paho leaves behind.
final class PahoThreads {
    /// A connection has four and one being discarded as many.
    static final int TOO_MANY = 25;

    static final String PREFIX = "MQTT ";

    private PahoThreads() {}

    static long count() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[root.activeCount() * 2 + 16];
        int found = root.enumerate(threads, true);
        return Arrays.stream(threads, 0, found)
                .filter(thread -> thread.getName().startsWith(PREFIX))
                .count();
    }
}
