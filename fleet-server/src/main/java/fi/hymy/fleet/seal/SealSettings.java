package fi.hymy.fleet.seal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param enabled whether kiosks are told a key; what is sealed is opened all the same, and a kiosk that was
/// told one goes on sealing to it
@ConfigurationProperties("hymy.sealing")
record SealSettings(@DefaultValue("true") boolean enabled) {}
