package fi.hymy.kiosk.update.slot;

import java.time.Duration;

/// Lets whoever came while a version was being written finish before the glass goes dark for it.
///
/// @param places of the kiosk's program, which says that somebody is there
record Courtesy(Disk disk, Places places, Hands hands) {
    /// Somebody who plays, or a program that ended while somebody was there, holds nothing up for longer.
    static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    void await() throws InterruptedException {
        long end = hands.millis() + LONGEST.toMillis();
        while (disk.holds(places.visitor()) && hands.millis() < end) {
            hands.pause(LOOK_EVERY);
        }
    }
}
