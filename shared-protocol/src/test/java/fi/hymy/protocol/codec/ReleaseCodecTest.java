package fi.hymy.protocol.codec;

import static fi.hymy.protocol.SampleReleases.FIRST;
import static fi.hymy.protocol.SampleReleases.SECOND;
import static fi.hymy.protocol.SampleReleases.STRANGER;
import static fi.hymy.protocol.SampleReleases.everything;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.hymy.protocol.SampleMessages;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.release.Opening;
import fi.hymy.protocol.release.TrustedKeys;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Releases, letter by letter: what was signed once must be read the same for ever.
final class ReleaseCodecTest {
    private static final TrustedKeys KEYS = new TrustedKeys(
            List.of(FIRST.key(), SECOND.key()), Set.of(STRANGER.key().id()));

    @Test
    void writesAManifestAsItsGoldenFileAndReadsItBack() {
        byte[] golden = Golden.compact(Golden.read("/wire/v1/release-manifest.json"));

        assertThat(new String(ReleaseCodec.encode(everything()), UTF_8)).isEqualTo(new String(golden, UTF_8));
        assertThat(ReleaseCodec.decodeManifest(golden)).isEqualTo(everything());
    }

    @Test
    void writesASignedManifestAsItsGoldenFileAndReadsItBack() {
        byte[] golden = Golden.compact(Golden.read("/wire/v1/release-signed.json"));

        assertThat(new String(ReleaseCodec.encode(FIRST.sign(everything())), UTF_8))
                .isEqualTo(new String(golden, UTF_8));
        assertThat(ReleaseCodec.open(ReleaseCodec.decodeSigned(golden), KEYS))
                .isEqualTo(new Opening.Genuine(everything()));
    }

    @Test
    void writesTrustedKeysAsTheirGoldenFileAndReadsThemBack() {
        byte[] golden = Golden.compact(Golden.read("/wire/v1/release-keys.json"));

        assertThat(new String(ReleaseCodec.encode(KEYS), UTF_8)).isEqualTo(new String(golden, UTF_8));
        assertThat(ReleaseCodec.decodeKeys(golden)).isEqualTo(KEYS);
    }

    @Test
    void refusesAKeyUnderTheNameOfAnother() {
        String swapped = new String(ReleaseCodec.encode(KEYS), UTF_8)
                .replace(FIRST.key().id().value(), STRANGER.key().id().value());

        assertThatThrownBy(() -> ReleaseCodec.decodeKeys(swapped.getBytes(UTF_8)))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("keys[0].id");
    }

    @Test
    void saysWhatIsWrongInsteadOfFailing() {
        for (String faulty : List.of(
                "",
                "[]",
                "{\"manifest\":\"x\",\"key\":\"0\",\"signature\":\"\"}",
                "{\"manifest\":\"\",\"key\":\"0123456789abcdef\",\"signature\":\"%%%\"}")) {
            assertThatThrownBy(() -> ReleaseCodec.decodeSigned(faulty.getBytes(UTF_8)))
                    .as(faulty)
                    .isInstanceOf(CodecException.class);
        }
    }

    @Test
    void keepsTheWordsOfAReasonThatOnlyANewerKioskKnows() {
        String report = new String(WireCodec.encode(SampleMessages.enveloped(reported())), UTF_8);
        byte[] newer = report.replace("\"reason\":\"rolledBack\"", "\"reason\":\"homesick\"")
                .getBytes(UTF_8);

        assertThat(WireCodec.decodeUplink(newer)).isInstanceOfSatisfying(Decoded.Readable.class, read -> {
            var state = ((Uplink.Reported) read.envelope().message()).state();
            assertThat(state.software().orElseThrow().whyNot())
                    .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo(Software.Reason.OTHER));
        });
    }

    private static Uplink.Reported reported() {
        return SampleMessages.uplinks().stream()
                .filter(Uplink.Reported.class::isInstance)
                .map(Uplink.Reported.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
