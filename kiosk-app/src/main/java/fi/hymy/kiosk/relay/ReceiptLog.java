package fi.hymy.kiosk.relay;

import fi.hymy.protocol.message.Receipt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The last receipts, for people who wonder whether answers arrive. May be used from any thread.
public final class ReceiptLog {
    private static final int KEPT = 5;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /// One message of receipts.
    ///
    /// @param atMillis monotonic
    /// @param kept stored or known already
    /// @param refused put into quarantine
    /// @param deferred not taken yet
    public record Entry(long atMillis, int kept, int refused, int deferred) {}

    synchronized void add(long atMillis, List<Receipt> receipts) {
        int kept = 0;
        int refused = 0;
        int deferred = 0;
        for (Receipt receipt : receipts) {
            switch (receipt.outcome()) {
                case Receipt.Stored _, Receipt.Duplicate _ -> kept++;
                case Receipt.Rejected _ -> refused++;
                case Receipt.Deferred _ -> deferred++;
            }
        }
        entries.addFirst(new Entry(atMillis, kept, refused, deferred));
        if (entries.size() > KEPT) {
            entries.removeLast();
        }
    }

    /// The newest first.
    public synchronized List<Entry> last() {
        return new ArrayList<>(entries);
    }
}
