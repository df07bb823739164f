package fi.hymy.fleet.rollout;

/// How many kiosks are in which state.
record Tally(long waiting, long told, long done, long failed, long notReached, long skipped, long undone) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

    long size() {
        return waiting + told + done + failed + notReached + skipped + undone;
    }

    /// Kiosks that were told, whatever came of it, and that have it still.
    long touched() {
        return told + done + failed + notReached;
    }

    /// Nothing is to be waited for.
    boolean settled() {
        return waiting == 0 && told == 0;
    }

    long of(KioskState state) {
        return switch (state) {
            case WAITING -> waiting;
            case TOLD -> told;
            case DONE -> done;
            case FAILED -> failed;
            case NOT_REACHED -> notReached;
            case SKIPPED -> skipped;
            case UNDONE -> undone;
        };
    }

    Tally plus(Tally more) {
        return new Tally(
                waiting + more.waiting,
                told + more.told,
                done + more.done,
                failed + more.failed,
                notReached + more.notReached,
                skipped + more.skipped,
                undone + more.undone);
    }

    static Tally of(KioskState state, long count) {
        return new Tally(
                state == KioskState.WAITING ? count : 0,
                state == KioskState.TOLD ? count : 0,
                state == KioskState.DONE ? count : 0,
                state == KioskState.FAILED ? count : 0,
                state == KioskState.NOT_REACHED ? count : 0,
                state == KioskState.SKIPPED ? count : 0,
                state == KioskState.UNDONE ? count : 0);
    }
}
