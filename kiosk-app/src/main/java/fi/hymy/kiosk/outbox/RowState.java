package fi.hymy.kiosk.outbox;

/// Where a row stands; the numbers are on disk.
enum RowState {
    /// No receipt yet.
    WAITING(0),
    /// Receipted; kept for a while.
    RELEASED(1),
    /// Its bytes make no response any more; kept for a person to look at, and counted as unsent.
    UNREADABLE(2);

    private final int number;

    RowState(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
