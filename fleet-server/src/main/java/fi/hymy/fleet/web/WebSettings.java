package fi.hymy.fleet.web;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How the console behaves.
///
/// @param timeZone in which days are counted and times are shown, as `Europe/Helsinki`; the machine's own when not
/// given
@ConfigurationProperties("hymy.web")
record WebSettings(@Nullable ZoneId timeZone) {
    ZoneId zone() {
        return timeZone == null ? ZoneId.systemDefault() : timeZone;
    }
}
