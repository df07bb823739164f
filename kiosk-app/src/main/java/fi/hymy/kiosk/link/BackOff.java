package fi.hymy.kiosk.link;

import fi.hymy.kiosk.config.LinkSettings.Patience;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: anything up to a bound that doubles, so that a thousand kiosks do not come
/// back at the same moment. Only a connection that lasted makes the bound small again.
final class BackOff {
    private static final int MAX_DOUBLINGS = 30;

    private final Patience patience;
    private final RandomGenerator random;
    private int failures;
    private Duration told = Duration.ZERO;

    BackOff(Patience patience, RandomGenerator random) {
        this.patience = patience;
        this.random = random;
    }

    /// @param lasted how long the connection stood, zero when it did not come about
    Duration next(LinkEnd end, Duration lasted) {
        if (lasted.compareTo(patience.stable()) >= 0) {
            failures = 0;
        }
        if (end.grave()) {
            return between(patience.graveMin(), patience.graveMax());
        }
        long bound = patience.base().toMillis() << Math.min(failures, MAX_DOUBLINGS);
        failures++;
        long own = Math.min(bound, patience.cap().toMillis());
        return between(Duration.ZERO, Duration.ofMillis(Math.max(own, told.toMillis())));
    }

    /// What the server asked for: no bound is smaller than this, until something else is told.
    void comeBackWithin(Duration window) {
        told = window;
    }

    private Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
    }
}
