package fi.hymy.kiosk;

import fi.hymy.kiosk.config.KioskSettings;
import fi.hymy.kiosk.enrolment.IdentityFolder;
import fi.hymy.kiosk.enrolment.Membership;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// First joins, where that is still to be done, and then is a kiosk, in one go. From any thread.
final class KioskLife {
    private static final Logger LOG = LoggerFactory.getLogger(KioskLife.class);

    private final KioskSettings settings;
    private final KioskApp.Seams seams;
    private final Runnable closed;
    private @Nullable Joining joining;
    private @Nullable KioskApp app;
    private boolean ended;

    /// @param closed ends the program
    KioskLife(KioskSettings settings, KioskApp.Seams seams, Runnable closed) {
        this.settings = settings;
        this.seams = seams;
        this.closed = closed;
    }

    /// Returns once something is on the way to the glass: the first question, or the page of a kiosk that joins.
    synchronized void begin() {
        Optional<Belonging> known = Belonging.of(settings);
        if (known.isPresent()) {
            app = KioskApp.start(settings, known.get(), seams, closed);
        } else {
            joining = Joining.begin(settings, closed, this::joined);
        }
    }

    private void joined(Membership membership) {
        Thread.ofPlatform().name("kiosk-start").start(() -> open(membership));
    }

    private synchronized void open(Membership membership) {
        if (ended) {
            return;
        }
        var ca = IdentityFolder.under(settings.data()).ca();
        app = KioskApp.start(settings, Belonging.at(settings, membership, ca), seams, closed);
        if (joining != null) {
            joining.close();
            joining = null;
        }
        LOG.info("joined, the kiosk goes on without a restart");
    }

    /// Ends in order, whatever it is doing.
    synchronized void end() {
        ended = true;
        if (joining != null) {
            joining.end();
        }
        if (app != null) {
            app.end();
        }
    }
}
