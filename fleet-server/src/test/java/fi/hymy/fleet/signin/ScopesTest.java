package fi.hymy.fleet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ScopesTest {
    @Test
    void letsInWhatItNamesAndNothingOfOnesOwnAccount() {
        assertThat(Scopes.of("kiosks:read results:change nonsense").text()).isEqualTo("kiosks:read results:change");
        Scopes scopes = Scopes.of("kiosks:read results:change");
        assertThat(scopes.allow("GET", "/api/v1/kiosks/k1")).isTrue();
        assertThat(scopes.allow("POST", "/api/v1/kiosks")).isFalse();
        assertThat(scopes.allow("POST", "/api/v1/results/x")).isTrue();
        assertThat(scopes.allow("GET", "/api/v1/operators")).isFalse();
        assertThat(Scopes.of("other:change").allow("PUT", "/api/v1/account/password"))
                .isFalse();
    }
}
