package fi.hymy.kiosk.link;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Bounds how many messages wait for the broker's acknowledgement at a time; the others queue, within a bound too.
/// Belongs to the link's loop.
final class InFlight {
    /// Paho would throw rather than wait, so the bound is ours.
    static final int MOST = 10;

    private static final int MAX_QUEUE = 200;

    private final Consumer<Outgoing> sender;
    private final Queue<Outgoing> queue = new ArrayDeque<>();
    private final Set<Outgoing> flying = new HashSet<>();
    private int bound = MOST;

    /// Compared by identity.
    static final class Outgoing {
        final String topic;
        final byte[] payload;
        final int qos;
        final CompletableFuture<Published> done = new CompletableFuture<>();

        Outgoing(String topic, byte[] payload, int qos) {
            this.topic = topic;
            this.payload = payload;
            this.qos = qos;
        }
    }

    InFlight(Consumer<Outgoing> sender) {
        this.sender = sender;
    }

    /// @param receiveMaximum of the broker, 1 and up
    void bound(int receiveMaximum) {
        bound = Math.min(MOST, receiveMaximum);
    }

    void add(Outgoing message) {
        if (queue.size() >= MAX_QUEUE) {
            message.done.complete(new Published.Lost("%d messages wait already".formatted(MAX_QUEUE)));
            return;
        }
        queue.add(message);
        fill();
    }

    void finished(Outgoing message, Published outcome) {
        if (flying.remove(message)) {
            message.done.complete(outcome);
            fill();
        }
    }

    void loseAll(String reason) {
        Set<Outgoing> lost = new HashSet<>(flying);
        lost.addAll(queue);
        flying.clear();
        queue.clear();
        lost.forEach(message -> message.done.complete(new Published.Lost(reason)));
    }

    private void fill() {
        while (flying.size() < bound && !queue.isEmpty()) {
            Outgoing next = queue.remove();
            flying.add(next);
            sender.accept(next);
        }
    }
}
