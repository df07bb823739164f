package fi.hymy.protocol.release;

import static fi.hymy.protocol.SampleReleases.CHANNEL;
import static fi.hymy.protocol.SampleReleases.EXPIRES;
import static fi.hymy.protocol.SampleReleases.FIRST;
import static fi.hymy.protocol.SampleReleases.MADE;
import static fi.hymy.protocol.SampleReleases.SECOND;
import static fi.hymy.protocol.SampleReleases.STRANGER;
import static fi.hymy.protocol.SampleReleases.app;
import static fi.hymy.protocol.SampleReleases.everything;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.id.ContentHash;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which releases a box takes.
final class ReleaseTest {
    private static final Instant NOW = MADE.plusSeconds(60);
    private static final TrustedKeys KEYS = TrustedKeys.of(FIRST.key());

    @Test
    void takesANewerReleaseThatAKnownKeySigned() {
        Manifest release = app(14);

        assertThat(judge(release, 13))
                .isEqualTo(
                        new Verdict.Accepted(release, release.artifact("arm64").orElseThrow()));
    }

    @Test
    void knowsTheReleaseThatRuns() {
        assertThat(judge(app(14), 14)).isEqualTo(new Verdict.Running(app(14)));
    }

    @Test
    void refusesEveryChangedLetter() {
        SignedManifest signed = FIRST.sign(app(14));
        String text = signed.manifest();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == '1' ? '2' : '1';
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            assertThat(why(new SignedManifest(changed, signed.key(), signed.signature()), 13))
                    .as("letter %d", i)
                    .isEqualTo(Refusal.BAD_SIGNATURE);
        }
    }

    @Test
    void refusesAStrangersKeyAlsoUnderAKnownName() {
        SignedManifest foreign = STRANGER.sign(app(14));

        assertThat(why(foreign, 13)).isEqualTo(Refusal.UNKNOWN_KEY);
        assertThat(why(new SignedManifest(foreign.manifest(), FIRST.key().id(), foreign.signature()), 13))
                .isEqualTo(Refusal.BAD_SIGNATURE);
    }

    @Test
    void refusesWhatExpiredByTheTrustedTime() {
        SignedManifest signed = FIRST.sign(app(14));

        assertThat(judge(signed, box(13, EXPIRES.minusSeconds(1)))).isInstanceOf(Verdict.Accepted.class);
        assertThat(judge(signed, box(13, EXPIRES))).isEqualTo(refused(Refusal.EXPIRED, "it was good until " + EXPIRES));
    }

    @Test
    void refusesAnotherChannelAnotherKindAndAnotherArchitecture() {
        SignedManifest signed = FIRST.sign(app(14));

        assertThat(why(signed, new Situation(SoftwareKind.APP, "arm64", "beta", 13, NOW)))
                .isEqualTo(Refusal.WRONG_CHANNEL);
        assertThat(why(signed, new Situation(SoftwareKind.OS, "arm64", CHANNEL, 13, NOW)))
                .isEqualTo(Refusal.OTHER_KIND);
        assertThat(why(signed, new Situation(SoftwareKind.APP, "riscv64", CHANNEL, 13, NOW)))
                .isEqualTo(Refusal.NO_ARTIFACT);
    }

    @Test
    void goesBackOnlyWhenOrderedAndOnlyFromWhatTheOrderNames() {
        assertThat(why(FIRST.sign(app(14)), 15)).isEqualTo(Refusal.DOWNGRADE);
        assertThat(judge(everything(), 20)).isInstanceOf(Verdict.Accepted.class);
        // The same order, played again after a later release came, orders nothing.
        assertThat(why(FIRST.sign(everything()), 21)).isEqualTo(Refusal.DOWNGRADE);
    }

    @Test
    void asksForTheReleaseThatMustComeBefore() {
        assertThat(why(FIRST.sign(everything()), 11)).isEqualTo(Refusal.NEEDS_NEWER);
        assertThat(judge(everything(), 12)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void letsANewKeyFollowAnOldOne() {
        TrustedKeys after = KEYS.after(everything());

        assertThat(why(FIRST.sign(app(15)), after)).isEqualTo(Refusal.RETIRED_KEY);
        assertThat(ReleaseCodec.judge(SECOND.sign(app(15)), after, box(14, NOW)))
                .isInstanceOf(Verdict.Accepted.class);
        assertThat(why(SECOND.sign(app(15)), KEYS)).isEqualTo(Refusal.UNKNOWN_KEY);
    }

    @Test
    void keepsARetiredKeyRetiredThoughAnOlderImageStillHasIt() {
        assertThat(KEYS.after(everything()).with(KEYS).find(FIRST.key().id())).isEmpty();
        assertThat(KEYS.with(KEYS.after(everything())).find(FIRST.key().id())).isEmpty();
    }

    @Test
    void neverRetiresTheLastKey() {
        Manifest last = new Manifest(
                SoftwareKind.APP,
                "1",
                14,
                CHANNEL,
                0,
                0,
                MADE,
                EXPIRES,
                app(14).artifacts(),
                List.of(),
                Set.of(FIRST.key().id()));

        assertThat(why(FIRST.sign(last), 13)).isEqualTo(Refusal.NO_KEY_LEFT);
    }

    @Test
    void refusesWhatWasSignedForANewerProgram() {
        String newer = new String(ReleaseCodec.encode(app(14)), UTF_8).replace("\"format\":1", "\"format\":2");

        assertThat(why(FIRST.sign(newer.getBytes(UTF_8)), 13)).isEqualTo(Refusal.UNREADABLE);
    }

    @Test
    void namesAKeyByItselfAndTakesItAsJavaGivesIt() throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance(ReleaseKey.ALGORITHM).generateKeyPair();
        ReleaseKey key = ReleaseKey.of(pair.getPublic());
        SignedManifest signed = SignedManifest.sign(ReleaseCodec.encode(app(1)), pair.getPrivate(), key);

        assertThat(TrustedKeys.of(key).doubt(signed)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignedManifest.sign(new byte[] {1}, pair.getPrivate(), FIRST.key()));
    }

    @Test
    void refusesToBeWhatMakesNoSense() {
        var hash = new ContentHash("a".repeat(64));
        assertThatIllegalArgumentException().isThrownBy(() -> new Artifact("arm64", "../x", 1, hash));
        assertThatIllegalArgumentException().isThrownBy(() -> new Artifact("arm64", "x", 0, hash));
        var artifact = new Artifact("arm64", "x", 1, hash);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Manifest(SoftwareKind.APP, "1", 1, CHANNEL, EXPIRES, MADE, List.of(artifact)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Manifest(SoftwareKind.APP, "1", 1, CHANNEL, MADE, EXPIRES, List.of(artifact, artifact)));
    }

    private static Verdict judge(Manifest manifest, long running) {
        return judge(FIRST.sign(manifest), box(running, NOW));
    }

    private static Verdict judge(SignedManifest signed, Situation box) {
        return ReleaseCodec.judge(signed, KEYS, box);
    }

    private static Refusal why(SignedManifest signed, long running) {
        return why(signed, box(running, NOW));
    }

    private static Refusal why(SignedManifest signed, Situation box) {
        return ((Verdict.Refused) judge(signed, box)).why();
    }

    private static Refusal why(SignedManifest signed, TrustedKeys keys) {
        return ((Verdict.Refused) ReleaseCodec.judge(signed, keys, box(14, NOW))).why();
    }

    private static Verdict refused(Refusal why, String detail) {
        return new Verdict.Refused(why, detail);
    }

    private static Situation box(long running, Instant now) {
        return new Situation(SoftwareKind.APP, "arm64", CHANNEL, running, now);
    }
}
