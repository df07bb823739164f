package fi.hymy.fleet.rollout;

import static fi.hymy.fleet.web.Tongue.t;

import java.time.Duration;

/// When a rollout goes on, and when it stops by itself.
///
/// @param success of the kiosks told so far, how many per cent must have it before the next wave begins; 0 to 100
/// @param soak how long that must have held, 0 to 30 days
/// @param mostFailed as many failures pause it; 0 for any number
/// @param mostFailedPercent as many per cent of the kiosks told so far; 0 for any share
/// @param patience after that a kiosk that was told and stays silent is not reached, and one that speaks and does not
/// do it has failed; 1 minute to 30 days
record Thresholds(int success, Duration soak, int mostFailed, int mostFailedPercent, Duration patience) {
    static final Duration LONGEST = Duration.ofDays(30);

    Thresholds {
        percent("success", success);
        percent("mostFailedPercent", mostFailedPercent);
        if (mostFailed < 0) {
            throw new IllegalArgumentException(t("mostFailed must be 0 or more"));
        }
        if (soak.isNegative() || soak.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(t("the soak time must lie between nothing and 30 days"));
        }
        if (patience.compareTo(Duration.ofMinutes(1)) < 0 || patience.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(t("the patience must lie between a minute and 30 days"));
        }
    }

    private static void percent(String name, int value) {
        if (value < 0 || value > 100) {
            throw new IllegalArgumentException(t("%s must lie between 0 and 100, it is %s", name, value));
        }
    }
}
