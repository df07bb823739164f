package fi.hymy.acceptance.program;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What a wire does to the bytes that come along; guarded by one lock.
final class WireState {
    enum Passage {
        PASS,
        SWALLOW,
        BREAK
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean cut;
    private boolean stalled;
    private boolean deaf;
    private boolean swallowed;
    private long bytesToCut = -1;
    private Duration delay = Duration.ZERO;

    void cut(boolean value) {
        change(() -> cut = value);
    }

    void stall(boolean value) {
        change(() -> stalled = value);
    }

    void deaf(boolean value) {
        change(() -> deaf = value);
    }

    void delay(Duration value) {
        change(() -> delay = value);
    }

    void cutAfter(long bytes) {
        change(() -> bytesToCut = bytes);
    }

    boolean isCut() {
        lock.lock();
        try {
            return cut;
        } finally {
            lock.unlock();
        }
    }

    /// @return whether bytes were swallowed since the last mending
    boolean mend() {
        lock.lock();
        try {
            boolean hole = swallowed;
            cut = false;
            stalled = false;
            deaf = false;
            swallowed = false;
            bytesToCut = -1;
            delay = Duration.ZERO;
            changed.signalAll();
            return hole;
        } finally {
            lock.unlock();
        }
    }

    /// What is to become of some bytes that came; blocks while the wire is stalled.
    Passage passage(boolean fromNearEnd, int bytes) throws InterruptedException {
        Duration hold;
        lock.lockInterruptibly();
        try {
            while (stalled && !cut) {
                changed.await();
            }
            if (cut || (fromNearEnd && isLastOf(bytes))) {
                return Passage.BREAK;
            }
            if (deaf && !fromNearEnd) {
                swallowed = true;
                return Passage.SWALLOW;
            }
            hold = delay;
        } finally {
            lock.unlock();
        }
        if (hold.isPositive()) {
            Thread.sleep(hold);
        }
        return Passage.PASS;
    }

    /// Counts down to the cut; the piece that reaches zero is not let through any more.
    private boolean isLastOf(int bytes) {
        if (bytesToCut < 0) {
            return false;
        }
        bytesToCut -= bytes;
        if (bytesToCut > 0) {
            return false;
        }
        bytesToCut = -1;
        return true;
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
