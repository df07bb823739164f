package fi.hymy.fleet.enrolment;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often somebody may do something: a few times at once, and then at a steady pace. Remembers a bounded
/// number of them, the latest ones. Any thread.
final class Allowance {
    static final int MAX_WHO = 10_000;

    private final int atOnce;
    private final Duration pause;
    private final InstantSource clock;
    private final Map<String, Left> left = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Left> eldest) {
            return size() > MAX_WHO;
        }
    };

    /// @param pause until one more is given
    Allowance(int atOnce, Duration pause, InstantSource clock) {
        this.atOnce = atOnce;
        this.pause = pause;
        this.clock = clock;
    }

    /// Uses one up.
    ///
    /// @return whether there was one
    synchronized boolean take(String who) {
        Left now = now(who);
        boolean any = now.count() >= 1;
        left.put(who, any ? new Left(now.count() - 1, now.at()) : now);
        return any;
    }

    /// How long until there is one; zero when there is.
    synchronized Duration wait(String who) {
        double missing = 1 - now(who).count();
        return missing <= 0 ? Duration.ZERO : Duration.ofMillis((long) Math.ceil(missing * pause.toMillis()));
    }

    private Left now(String who) {
        Instant now = clock.instant();
        Left known = left.get(who);
        if (known == null || known.at().isAfter(now)) {
            return new Left(known == null ? atOnce : known.count(), now);
        }
        double given = (double) Duration.between(known.at(), now).toMillis() / pause.toMillis();
        return new Left(Math.min(atOnce, known.count() + given), now);
    }

    private record Left(double count, Instant at) {}
}
