package fi.hymy.fleet.alert;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How alarms are looked after.
///
/// @param every how often everything is looked at
/// @param grace after the server's start, or after it stood still, until kiosks had time to come back: meanwhile no
/// alarm
/// opens or closes
/// @param gather how long news waits for more, so that what happens together is one letter
@ConfigurationProperties("hymy.alert")
record AlertSettings(
        @DefaultValue("15s") Duration every,
        @DefaultValue("5m") Duration grace,
        @DefaultValue("30s") Duration gather) {
    AlertSettings {
        if (every.toMillis() < 100 || grace.isNegative() || gather.isNegative()) {
            throw new IllegalArgumentException("hymy.alert.every must be 100ms at least, the others not negative");
        }
    }
}
