package fi.hymy.fleet.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NumbersTest {
    @Test
    void partsThousandsAndKnowsOneFromMany() {
        assertThat(Numbers.of(0, "site", "sites")).isEqualTo("0 sites");
        assertThat(Numbers.of(1, "site", "sites")).isEqualTo("1 site");
        assertThat(Numbers.of(10_000, "site", "sites")).isEqualTo("10\u202F000 sites");
    }
}
