package fi.hymy.fleet.assignment;

import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Downlink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells kiosks what was decided, once it is in the database for good.
@Component
final class Telling {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    private final Downlinks downlinks;

    Telling(Downlinks downlinks) {
        this.downlinks = downlinks;
    }

    /// At once where there is no transaction.
    void afterCommit(KioskId kiosk, DesiredState state) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            tell(kiosk, state);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tell(kiosk, state);
            }
        });
    }

    private void tell(KioskId kiosk, DesiredState state) {
        downlinks.send(kiosk, new Downlink.Desired(state)).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.info("kiosk {} could not be told now and will hear when it connects", kiosk, failure);
            }
        });
    }
}
