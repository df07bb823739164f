package fi.hymy.kiosk;

import fi.hymy.kiosk.clock.Confirmation;
import fi.hymy.kiosk.clock.Confirmations;
import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.KioskClock;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.message.Uplink.Clocks.Confirmed;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Tells the server when network time confirmed the clock: at once, and again at every connect, for this start and
/// for earlier ones.
final class ClockNews {
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final KioskClock clock;
    private final Confirmations known;
    private final EventLoop disk;
    private final Consumer<Uplink> server;

    /// @param disk the thread that may wait for the disk
    ClockNews(KioskClock clock, Confirmations known, EventLoop disk, Consumer<Uplink> server) {
        this.clock = clock;
        this.known = known;
        this.disk = disk;
        this.server = server;
    }

    /// Looks until the clock is confirmed. To be called once.
    void start() {
        disk.execute(this::look);
    }

    private void look() {
        clock.confirmation().ifPresentOrElse(this::keep, () -> disk.after(LOOK, this::look));
    }

    private void keep(Confirmation confirmation) {
        if (known.add(confirmation)) {
            tell();
        }
    }

    /// From any thread; does not wait.
    void tell() {
        List<Confirmed> boots = known.all().stream()
                .map(boot -> new Confirmed(boot.boot(), boot.monotonicMillis(), boot.wallMillis()))
                .toList();
        if (!boots.isEmpty()) {
            server.accept(new Uplink.Clocks(boots));
        }
    }
}
