package fi.hymy.acceptance.bench;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// The receipts that one kiosk gets, counted in the bytes of its messages: a load that parsed them would take the
/// processor from the server that it measures.
final class Receipts {
    private static final byte[] ANY = "\"outcome\":\"".getBytes(StandardCharsets.UTF_8);
    private static final byte[] STORED = "stored\"".getBytes(StandardCharsets.UTF_8);

    private final Semaphore came = new Semaphore(0);
    private final LongAdder others = new LongAdder();

    /// On the connection's thread.
    void read(byte[] message) {
        int count = 0;
        for (int at = 0; at + ANY.length + STORED.length <= message.length; at++) {
            if (stands(message, at, ANY)) {
                count++;
                if (!stands(message, at + ANY.length, STORED)) {
                    others.increment();
                }
                at += ANY.length;
            }
        }
        came.release(count);
    }

    void forgetEarlier() {
        came.drainPermits();
    }

    /// @return whether so many came in time
    boolean await(int rows, int seconds) throws InterruptedException {
        return came.tryAcquire(rows, seconds, TimeUnit.SECONDS);
    }

    /// How many said something else than that the response was stored.
    long others() {
        return others.sum();
    }

    private static boolean stands(byte[] message, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (message[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
