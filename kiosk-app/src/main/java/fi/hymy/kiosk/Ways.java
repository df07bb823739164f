package fi.hymy.kiosk;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.KioskClock;
import fi.hymy.kiosk.content.HttpContentSource;
import fi.hymy.kiosk.device.command.HttpUpload;
import fi.hymy.kiosk.enrolment.Directions;
import fi.hymy.kiosk.enrolment.IdentityFolder;
import fi.hymy.kiosk.enrolment.Membership;
import fi.hymy.kiosk.enrolment.Reach;
import fi.hymy.kiosk.enrolment.Renewal;
import fi.hymy.kiosk.enrolment.Tls;
import fi.hymy.kiosk.enrolment.TrustedTime;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// The ways to the server that the kiosk belongs to, by the kiosk's certificate. What takes time is done when a way is
/// first gone.
final class Ways {
    private final Belonging belonging;
    private final IdentityFolder folder;
    private final KioskClock clock;
    private @Nullable TrustedTime time;
    private @Nullable Tls tls;

    Ways(Belonging belonging, IdentityFolder folder, KioskClock clock) {
        this.belonging = belonging;
        this.folder = folder;
        this.clock = clock;
    }

    Belonging belonging() {
        return belonging;
    }

    /// To the broker.
    SSLSocketFactory sockets() {
        return tls().sockets();
    }

    HttpContentSource source() {
        return new HttpContentSource(belonging.server(), () -> tls().context(), HttpContentSource.Deadlines.USUAL);
    }

    HttpUpload upload() {
        return new HttpUpload(belonging.server(), () -> tls().context());
    }

    /// @param switched told on the loop when new connections show a new certificate
    Renewal renewal(EventLoop loop, RandomGenerator random, Runnable switched) {
        return new Renewal(loop, folder, this::tls, this::time, belonging.server(), random, switched);
    }

    /// @param linked whether the link stands
    /// @param moved told on the loop where the broker is by now
    Directions directions(EventLoop loop, RandomGenerator random, BooleanSupplier linked, Consumer<Membership> moved) {
        return new Directions(
                loop,
                folder,
                this::tls,
                this::time,
                belonging.server(),
                belonging.link().patience().cap(),
                random,
                linked,
                moved);
    }

    /// Who answers where the server should. Waits for the network.
    Reach reach() {
        return Reach.look(tls(), time(), belonging.server());
    }

    /// Forgets who the kiosk is. Waits for the disk.
    void leave() throws IOException {
        folder.leave();
    }

    private synchronized Tls tls() {
        if (tls == null) {
            tls = new Tls(folder::identity, time());
        }
        return tls;
    }

    /// It is now, or later.
    Instant trustedNow() {
        return time().now();
    }

    private synchronized TrustedTime time() {
        if (time == null) {
            time = new TrustedTime(folder.path(), Version.built(), this::lastGood);
        }
        return time;
    }

    private Optional<Instant> lastGood() {
        Stamp now = clock.now();
        return now.quality() == TimeQuality.UNSYNCHRONISED
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(now.wallMillis()));
    }
}
