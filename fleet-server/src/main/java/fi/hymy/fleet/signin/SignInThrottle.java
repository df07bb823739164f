package fi.hymy.fleet.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes guessing slow: after some failures every further try has to wait, twice as long each time. Remembers a
/// bounded number of places, the latest ones. Any thread.
final class SignInThrottle {
    static final int MAX_PLACES = 10_000;

    private static final int FREE_PER_NAME = 5;
    private static final int FREE_PER_ADDRESS = 50;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);

    private final InstantSource clock;
    private final Map<Place, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Failures> eldest) {
            return size() > MAX_PLACES;
        }
    };

    SignInThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /// How long a name must wait at an address before its next try; zero or less for none.
    synchronized Duration wait(String userName, String address) {
        Duration byName = wait(new Place(userName, address), FREE_PER_NAME);
        Duration byAddress = wait(new Place("", address), FREE_PER_ADDRESS);
        return byName.compareTo(byAddress) > 0 ? byName : byAddress;
    }

    synchronized void failed(String userName, String address) {
        failures.merge(new Place(userName, address), new Failures(1, clock.instant()), this::again);
        failures.merge(new Place("", address), new Failures(1, clock.instant()), this::again);
    }

    synchronized void succeeded(String userName, String address) {
        failures.remove(new Place(userName, address));
    }

    synchronized int places() {
        return failures.size();
    }

    private Duration wait(Place place, int free) {
        Failures known = failures.get(place);
        if (known == null || known.count() < free || isForgotten(known)) {
            return Duration.ZERO;
        }
        long seconds = 1L << Math.min(known.count() - free, 10);
        Duration pause = Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
        return Duration.between(clock.instant(), known.last().plus(pause));
    }

    private Failures again(Failures known, Failures now) {
        return isForgotten(known) ? now : new Failures(known.count() + 1, now.last());
    }

    private boolean isForgotten(Failures known) {
        return known.last().plus(FORGOTTEN).isBefore(clock.instant());
    }

    private record Place(String userName, String address) {}

    private record Failures(int count, Instant last) {}
}
