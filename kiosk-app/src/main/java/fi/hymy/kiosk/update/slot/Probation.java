package fi.hymy.kiosk.update.slot;

import fi.hymy.protocol.message.Remark;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks on while a version on trial runs.
final class Probation {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Papers papers;
    private final Places places;
    private final Hands hands;
    private final Patience patience;
    private final Set<String> runs = new HashSet<>();
    private String wellRun = "";
    private long wellSince;

    Probation(Papers papers, Places places, Hands hands, Patience patience) {
        this.papers = papers;
        this.places = places;
        this.hands = hands;
        this.patience = patience;
    }

    /// Waits until it is known.
    ///
    /// @param sequence of the version; what others say of themselves is passed over
    /// @return empty when it proved itself
    Optional<Finding> fault(long sequence) throws InterruptedException {
        long end = hands.millis() + patience.window().toMillis();
        Sign last = null;
        while (hands.millis() < end) {
            Sign sign = read();
            if (sign != null && sign.sequence() == sequence) {
                last = sign;
                runs.add(sign.run());
                if (runs.size() > patience.mostStarts()) {
                    return Optional.of(
                            new Finding(Remark.STARTED_OFTEN.with(runs.size(), words(sign)), SlotState.HOPELESS));
                }
                if (settled(sign)) {
                    return Optional.empty();
                }
            }
            hands.pause(LOOK_EVERY);
        }
        return Optional.of(finding(last));
    }

    private boolean settled(Sign sign) {
        if (!sign.well()) {
            wellRun = "";
            return false;
        }
        if (!sign.run().equals(wellRun)) {
            wellRun = sign.run();
            wellSince = hands.millis();
        }
        return hands.millis() - wellSince >= patience.settle().toMillis();
    }

    private Finding finding(@Nullable Sign last) {
        long seconds = patience.window().toSeconds();
        if (last == null) {
            return new Finding(Remark.WITHIN.with(Remark.NOT_STARTED.with(), seconds), SlotState.HOPELESS);
        }
        boolean onlyLink = last.frame() && last.outbox() && !last.link() && runs.size() == 1;
        return new Finding(Remark.WITHIN.with(words(last), seconds), onlyLink ? 1 : SlotState.HOPELESS);
    }

    private static String words(Sign sign) {
        return sign.well() ? Remark.NOT_UP.with() : sign.lacking();
    }

    private @Nullable Sign read() {
        try {
            return papers.read(places.sign()).map(Sign::read).orElse(null);
        } catch (IOException | IllegalArgumentException _) {
            // Being written, or not ours: looked at again.
            return null;
        }
    }
}
