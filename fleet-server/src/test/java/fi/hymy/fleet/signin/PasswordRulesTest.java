package fi.hymy.fleet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PasswordRulesTest {
    @Test
    void takesAFewWords() {
        assertThat(PasswordRules.problem("anna", "four quiet birches")).isEmpty();
        assertThat(PasswordRules.problem("anna", "correct horse battery")).isEmpty();
    }

    @Test
    void refusesWhatIsShortAndWhatEverybodyTakes() {
        assertThat(PasswordRules.problem("anna", "k9!xQ2#vLp"))
                .hasValueSatisfying(why -> assertThat(why).contains("too short"));
        for (String known : new String[] {"password1234", "qwertyuiop12", "123456789012", "aaaaaaaaaaaaaa"}) {
            assertThat(PasswordRules.problem("anna", known)).as(known).isPresent();
        }
        assertThat(PasswordRules.problem("annabella.virta", "annabella.virta")).isPresent();
    }
}
