package fi.hymy.fleet.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What waits for the writer, bounded in rows and in bytes: when it is full, kiosks are told to wait.
final class DeliveryQueue {
    private final int maxRows;
    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private int rows;
    private long bytes;
    private boolean closed;

    DeliveryQueue(int maxRows, long maxBytes) {
        this.maxRows = maxRows;
        this.maxBytes = maxBytes;
    }

    /// Never waits. False when there is no room, or when the queue is closed. An empty queue has room for any
    /// message, or a large one would never get in.
    boolean offer(Delivery delivery) {
        lock.lock();
        try {
            int more = delivery.items().size();
            boolean full = rows + more > maxRows || bytes + delivery.bytes() > maxBytes;
            if (closed || (full && !waiting.isEmpty())) {
                return false;
            }
            waiting.add(delivery);
            rows += more;
            bytes += delivery.bytes();
            filled.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the first delivery, then takes what is there, whole deliveries up to a number of rows, at least
    /// one.
    ///
    /// @return empty once the queue is closed and nothing is left
    List<Delivery> take(int upToRows) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                filled.await();
            }
            List<Delivery> taken = new ArrayList<>();
            int count = 0;
            while (!waiting.isEmpty()
                    && (taken.isEmpty() || count + waiting.peek().items().size() <= upToRows)) {
                Delivery next = waiting.remove();
                taken.add(next);
                count += next.items().size();
                rows -= next.items().size();
                bytes -= next.bytes();
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// Takes nothing more in; what is there can still be taken out.
    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int rows() {
        lock.lock();
        try {
            return rows;
        } finally {
            lock.unlock();
        }
    }
}
