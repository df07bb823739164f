package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Role;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How strict the door is.
///
/// @param secondStepFor `hymy.sign-in.second-step-for=ADMIN,DEVICE_MANAGER`: roles that a password alone
/// does not let in; who has no second step yet sets one up at the next sign-in
@ConfigurationProperties("hymy.sign-in")
record SignInSettings(@DefaultValue Set<Role> secondStepFor) {
    SignInSettings {
        secondStepFor = Set.copyOf(secondStepFor);
    }
}
