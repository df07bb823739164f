package fi.hymy.fleet.ingest;

import fi.hymy.fleet.ingest.Delivery.Broken;
import fi.hymy.fleet.ingest.Delivery.Item;
import fi.hymy.fleet.ingest.Delivery.Locked;
import fi.hymy.fleet.ingest.Delivery.Whole;
import fi.hymy.fleet.quarantine.Held;
import fi.hymy.fleet.quarantine.Quarantine;
import fi.hymy.fleet.quarantine.Quarantined.Kind;
import fi.hymy.fleet.response.Contacts;
import fi.hymy.fleet.response.Incoming;
import fi.hymy.fleet.response.ResponseStore;
import fi.hymy.fleet.response.StoreOutcome;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.message.Receipt.Deferred;
import fi.hymy.protocol.message.Receipt.Duplicate;
import fi.hymy.protocol.message.Receipt.Outcome;
import fi.hymy.protocol.message.Receipt.Rejected;
import fi.hymy.protocol.message.Receipt.Stored;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/// Stores items in one transaction: responses into the store, what cannot be taken into quarantine.
@Component
final class Batch {
    private final WriterDb writer;
    private final ResponseStore store;
    private final Contacts contacts;
    private final Quarantine quarantine;

    Batch(WriterDb writer, ResponseStore store, Contacts contacts, Quarantine quarantine) {
        this.writer = writer;
        this.store = store;
        this.contacts = contacts;
        this.quarantine = quarantine;
    }

    /// All or nothing: when it throws, nothing is stored.
    ///
    /// @return one outcome per item, in their order, true once this returns
    List<Outcome> store(List<Item> items) {
        return writer.transaction().execute(status -> storeAll(items));
    }

    /// Puts one item that the store would not take into quarantine, in a transaction of its own.
    ///
    /// @param reason without words from the response
    Outcome reject(Item item, String reason) {
        return writer.transaction().execute(status -> switch (item) {
            case Whole whole -> keep(whole.incoming(), Kind.UNSTORABLE, reason);
            case Broken broken -> keep(broken);
            case Locked locked -> new Deferred(locked.reason());
        });
    }

    private List<Outcome> storeAll(List<Item> items) {
        List<Incoming> whole = new ArrayList<>(items.size());
        for (Item item : items) {
            if (item instanceof Whole readable) {
                whole.add(readable.incoming());
            }
        }
        Iterator<StoreOutcome> stored = whole.isEmpty()
                ? List.<StoreOutcome>of().iterator()
                : store.store(whole).iterator();
        List<Outcome> outcomes = new ArrayList<>(items.size());
        for (Item item : items) {
            outcomes.add(
                    switch (item) {
                        case Whole readable -> outcome(readable.incoming(), stored.next());
                        case Broken broken -> keep(broken);
                        case Locked locked -> new Deferred(locked.reason());
                    });
        }
        return outcomes;
    }

    private Outcome outcome(Incoming incoming, StoreOutcome stored) {
        return switch (stored) {
            case STORED -> {
                contacts.keep(incoming);
                yield new Stored();
            }
            case DUPLICATE ->
                incoming.details().isEmpty() || contacts.isSame(incoming) ? new Duplicate() : conflict(incoming);
            case CONFLICT -> conflict(incoming);
        };
    }

    private Outcome conflict(Incoming incoming) {
        return keep(incoming, Kind.CONFLICT, "another response is stored under this id");
    }

    private Outcome keep(Incoming incoming, Kind kind, String reason) {
        Held held = new Held(incoming.body().getBytes(StandardCharsets.UTF_8), incoming.detailsAlone());
        boolean kept = quarantine.keep(
                incoming.kiosk(), kind, reason, incoming.response().id(), held);
        return kept ? new Rejected(reason) : noRoom();
    }

    private Outcome keep(Broken broken) {
        var row = broken.row();
        if (row.newer()) {
            return new Deferred("this server does not know all of it yet: " + Reasons.shortened(row.reason(), 250));
        }
        byte[] raw = row.raw().getBytes(StandardCharsets.UTF_8);
        boolean kept = quarantine.keep(broken.kiosk(), Kind.UNREADABLE, row.reason(), row.id(), Held.of(raw));
        return kept ? new Rejected(Reasons.shortened(row.reason(), 300)) : noRoom();
    }

    private static Outcome noRoom() {
        return new Deferred("the quarantine of this kiosk is full");
    }
}
