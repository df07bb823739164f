package fi.hymy.fleet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.account.Operators;
import fi.hymy.fleet.account.Role;
import fi.hymy.fleet.storage.Db;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/// What the ways in promise on every database.
abstract class WaysInContract {
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private final InstantSource clock = () -> now;
    private Db db;
    private Operators operators;
    private Operator anna;

    abstract Db open();

    @BeforeEach
    void openDatabase() {
        db = open();
        operators = new Operators(db.writer(), db.reader(), clock);
        anna = operators.add("anna", Role.ADMIN);
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    @Test
    void aLinkIsGoodOnceForSomeDaysAndTheLatestAlone() {
        var links = new SignInLinks(db.writer(), db.reader(), operators, clock);
        String first = links.issue(anna, "ben");
        String second = links.issue(anna, "ben");

        assertThat(links.holder(first)).isEmpty();
        assertThat(links.holder(second)).contains(anna);
        assertThat(links.waiting()).containsOnlyKeys(anna.id());
        assertThat(links.use(second)).isTrue();
        assertThat(links.use(second)).isFalse();

        String third = links.issue(anna, "ben");
        now = now.plus(SignInLinks.GOOD_FOR);
        assertThat(links.holder(third)).isEmpty();
        assertThat(links.waiting()).isEmpty();
    }

    @Test
    void aCodeIsTakenOnce() {
        var steps = new SecondSteps(db.writer(), db.reader(), new SignInSettings(Set.of(Role.ADMIN)), clock);
        String secret = Totp.freshSecret();
        assertThat(steps.setUpApp(anna, secret, "000 wrong")).isEmpty();
        List<String> recovery =
                steps.setUpApp(anna, secret, Totp.code(secret, now)).orElseThrow();

        assertThat(steps.takes(anna, Totp.code(secret, now))).isFalse();
        now = now.plusSeconds(30);
        assertThat(steps.takes(anna, Totp.code(secret, now))).isTrue();
        assertThat(steps.takes(anna, Totp.code(secret, now))).isFalse();
        assertThat(steps.takes(anna, recovery.getFirst())).isTrue();
        assertThat(steps.takes(anna, recovery.getFirst())).isFalse();
        assertThat(steps.of(anna)).isEqualTo(new SecondSteps.Held(true, 9, 0));
        assertThat(steps.isRequiredOf(anna)).isTrue();
    }

    @Test
    void aSubjectStaysWhoItWas() {
        var identities = new Identities(db.writer(), db.reader(), operators, clock);

        assertThat(identities.claim("https://id.test", "s1", "ANNA")).contains(anna);
        assertThat(identities.find("https://id.test", "s1")).contains(anna);
        assertThat(identities.claim("https://id.test", "s9", "anna"))
                .as("another by the same name")
                .isEmpty();
        assertThat(identities.claim("https://elsewhere.test", "s9", "anna")).contains(anna);
        assertThat(identities.add("https://id.test", "s2", "anna", Role.VIEWER)).isEmpty();
        assertThat(identities.add("https://id.test", "s2", "ben", Role.VIEWER)).isPresent();
        assertThat(identities.become(anna, Role.VIEWER).role())
                .as("the last admin")
                .isEqualTo(Role.ADMIN);
        assertThat(identities.isKnown("https://id.test", "s3")).isFalse();
    }

    @Test
    void aPasswordIsKeptAsAHashAndFitsAlone() {
        var passwords =
                new Passwords(db.writer(), db.reader(), PasswordEncoderFactories.createDelegatingPasswordEncoder());
        assertThat(passwords.fits(anna, "")).isFalse();

        passwords.set(anna, "four quiet birches", false);

        assertThat(passwords.hash(anna)).startsWith("{bcrypt}").doesNotContain("birches");
        assertThat(passwords.fits(anna, "four quiet birches")).isTrue();
        assertThat(passwords.fits(anna, "four quiet beeches")).isFalse();
    }
}
