package fi.hymy.kiosk;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is to be done when the kiosk ends: what was begun last ends first, and what fails does not keep the rest
/// from ending. From any thread; done once.
final class Shutdown {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private final Deque<Part> parts = new ArrayDeque<>();

    private record Part(String name, Runnable end) {}

    /// @param name for the log
    /// @param end may wait a few seconds at most
    synchronized void add(String name, Runnable end) {
        parts.push(new Part(name, end));
    }

    synchronized void run() {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.end().run();
            } catch (RuntimeException e) {
                LOG.error("{} did not end in order", part.name(), e);
            }
        }
    }
}
