package fi.hymy.fleet.release;

import fi.hymy.fleet.rollout.Rollable;
import fi.hymy.protocol.release.SoftwareKind;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What rollouts can bring: the program, and the system below it.
@Configuration(proxyBeanMethods = false)
class SoftwareKinds {
    @Bean
    Rollable appChange(ReleaseBook book, SoftwareBook software, Wishes wishes, InstantSource clock) {
        return new SoftwareChange(SoftwareKind.APP, book, software, wishes, clock);
    }

    @Bean
    Rollable osChange(ReleaseBook book, SoftwareBook software, Wishes wishes, InstantSource clock) {
        return new SoftwareChange(SoftwareKind.OS, book, software, wishes, clock);
    }
}
