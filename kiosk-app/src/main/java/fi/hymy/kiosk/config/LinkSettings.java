package fi.hymy.kiosk.config;

import fi.hymy.protocol.id.KioskId;
import java.time.Duration;

/// How to reach the broker, and how long to wait for what.
///
/// @param kiosk client id, and who its certificate says it is
/// @param host name or address
/// @param port 1 to 65535
/// @param keepAlive a sign of life at least this often, 1 s to 18 h; 60 s on a fixed network, 300 s on a metered one
/// @param deadlines per phase of a connection
/// @param patience between attempts
public record LinkSettings(
        KioskId kiosk, String host, int port, Duration keepAlive, Deadlines deadlines, Patience patience) {
    private static final int MAX_PORT = 65_535;
    private static final Duration MIN_KEEP_ALIVE = Duration.ofSeconds(1);
    private static final Duration MAX_KEEP_ALIVE = Duration.ofHours(18);

    public LinkSettings {
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("port must lie between 1 and 65535, it is " + port);
        }
        if (keepAlive.compareTo(MIN_KEEP_ALIVE) < 0 || keepAlive.compareTo(MAX_KEEP_ALIVE) > 0) {
            throw new IllegalArgumentException("keepAlive must lie between 1 s and 18 h, it is " + keepAlive);
        }
    }

    /// How long to wait for what, at first: attempts in a row that a deadline ended make it longer.
    ///
    /// @param network until the connection stands, TLS and all
    /// @param greeting from there to the broker's CONNACK
    /// @param subscription from there to its SUBACK
    /// @param firstReply from there to the first message of the server
    public record Deadlines(Duration network, Duration greeting, Duration subscription, Duration firstReply) {
        public static final Deadlines USUAL = new Deadlines(
                Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(30));

        Deadlines times(int factor) {
            return new Deadlines(
                    network.multipliedBy(factor),
                    greeting.multipliedBy(factor),
                    subscription.multipliedBy(factor),
                    firstReply.multipliedBy(factor));
        }
    }

    /// The same, but for deadlines that are so many times as long.
    public LinkSettings waiting(int times) {
        return new LinkSettings(kiosk, host, port, keepAlive, deadlines.times(times), patience);
    }

    /// How long to wait between attempts. The wait is drawn by lot between nothing and a bound.
    ///
    /// @param base the first bound; doubles with every failure
    /// @param cap the largest bound
    /// @param stable a connection that stood this long makes the bound small again
    /// @param graveMin at least this long when another client took the session over or the broker turned us away
    /// @param graveMax at most this long then
    public record Patience(Duration base, Duration cap, Duration stable, Duration graveMin, Duration graveMax) {
        public static final Patience USUAL = new Patience(
                Duration.ofSeconds(2),
                Duration.ofSeconds(300),
                Duration.ofMinutes(10),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15));

        public Patience {
            if (base.isNegative() || base.isZero() || cap.compareTo(base) < 0 || graveMax.compareTo(graveMin) < 0) {
                throw new IllegalArgumentException("patience must have 0 < base <= cap and graveMin <= graveMax");
            }
        }

        /// The usual patience, with another cap; grave cases wait no longer than ten caps.
        public static Patience cappedAt(Duration cap) {
            Duration longest = cap.multipliedBy(10);
            return new Patience(
                    least(USUAL.base, cap),
                    cap,
                    USUAL.stable,
                    least(USUAL.graveMin, cap),
                    least(USUAL.graveMax, longest));
        }

        private static Duration least(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }
    }
}
