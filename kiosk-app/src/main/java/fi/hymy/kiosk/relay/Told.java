package fi.hymy.kiosk.relay;

import fi.hymy.kiosk.outbox.Outbox;
import fi.hymy.kiosk.outbox.OutboxException;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the server was told of the outbox last. Belongs to the relay's loop.
final class Told {
    private static final Logger LOG = LoggerFactory.getLogger(Told.class);

    private final Outbox outbox;
    private boolean right = true;

    Told(Outbox outbox) {
        this.outbox = outbox;
    }

    /// What is to be told now; null while the disk does not let us look.
    @Nullable
    OutboxFacts facts() {
        try {
            OutboxFacts facts = outbox.facts();
            right = facts.unsent() == 0;
            return facts;
        } catch (OutboxException e) {
            LOG.debug("nothing can be told of the outbox: {}", e.toString());
            right = false;
            return null;
        }
    }

    /// Whether the server believes that rows wait, or was told nothing, so that news of an empty outbox is worth a
    /// message.
    boolean wantsCorrection() {
        return !right;
    }
}
