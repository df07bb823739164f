package fi.hymy.fleet.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Makes guessing slow: after some failures every further try has to wait, twice as long each time up to
/// a minute. Counts by name and address, by address, and by name wherever the tries come from; the last
/// does not hold up an address from which the name was signed in lately, so that nobody locks the honest
/// one out. Remembers a bounded number of places, the latest ones. Any thread.
final class SignInThrottle {
    static final int MAX_PLACES = 10_000;

    private static final int FREE_PER_NAME_AND_ADDRESS = 5;
    private static final int FREE_PER_ADDRESS = 50;
    private static final int FREE_PER_NAME = 50;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);
    private static final Duration KNOWN_FOR = Duration.ofDays(30);

    private final InstantSource clock;
    private final Map<Place, Failures> failures = latest();
    private final Map<Place, Instant> known = latest();

    SignInThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /// How long a name must wait at an address before its next try; zero or less for none.
    synchronized Duration wait(String userName, String address) {
        Duration byName = isKnown(userName, address) ? Duration.ZERO : wait(new Place(userName, ""), FREE_PER_NAME);
        return Stream.of(
                        wait(new Place(userName, address), FREE_PER_NAME_AND_ADDRESS),
                        wait(new Place("", address), FREE_PER_ADDRESS),
                        byName)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    synchronized void failed(String userName, String address) {
        Stream.of(new Place(userName, address), new Place("", address), new Place(userName, ""))
                .forEach(place -> failures.merge(place, new Failures(1, clock.instant()), this::again));
    }

    synchronized void succeeded(String userName, String address) {
        failures.remove(new Place(userName, address));
        known.put(new Place(userName, address), clock.instant());
    }

    synchronized int places() {
        return failures.size();
    }

    private boolean isKnown(String userName, String address) {
        Instant at = known.get(new Place(userName, address));
        return at != null && at.plus(KNOWN_FOR).isAfter(clock.instant());
    }

    private Duration wait(Place place, int free) {
        Failures found = failures.get(place);
        if (found == null || found.count() < free || isForgotten(found)) {
            return Duration.ZERO;
        }
        long seconds = 1L << Math.min(found.count() - free, 10);
        Duration pause = Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
        return Duration.between(clock.instant(), found.last().plus(pause));
    }

    private Failures again(Failures before, Failures now) {
        return isForgotten(before) ? now : new Failures(before.count() + 1, now.last());
    }

    private boolean isForgotten(Failures found) {
        return found.last().plus(FORGOTTEN).isBefore(clock.instant());
    }

    private static <T> Map<Place, T> latest() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Place, T> eldest) {
                return size() > MAX_PLACES;
            }
        };
    }

    private record Place(String userName, String address) {}

    private record Failures(int count, Instant last) {}
}
