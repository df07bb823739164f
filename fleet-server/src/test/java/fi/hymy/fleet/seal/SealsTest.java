package fi.hymy.fleet.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.message.SealingKey;
import fi.hymy.protocol.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SealsTest {
    @TempDir
    Path data;

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));

    @Test
    void tellsTheNewestOfItsKeysAndOpensWhatWasSealedToAny() throws IOException, GeneralSecurityException {
        Response plain = SampleResponses.everyKind();
        SealingKey first = open().key().orElseThrow();
        Response early = TestSealer.seal(first, plain);

        byte[] another = KeyPairGenerator.getInstance("X25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        Files.writeString(
                data.resolve("sealing/20261123T100000Z-another.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(another)
                        + "\n-----END PRIVATE KEY-----\n");
        Seals seals = open();

        SealingKey second = seals.key().orElseThrow();
        assertThat(second).isNotEqualTo(first);
        assertThat(seals.open(early)).isEqualTo(new Opening.Open(plain));
        assertThat(seals.open(TestSealer.seal(second, plain))).isEqualTo(new Opening.Open(plain));
        assertThat(open().key()).as("at every start").contains(second);
    }

    @Test
    void leavesWhatIsNotSealedAsItIs() {
        Response plain = SampleResponses.smileyWhy();

        assertThat(open().open(plain)).isEqualTo(new Opening.Open(plain));
    }

    @Test
    void putsOffWhatIsSealedToAKeyThatItDoesNotHave() {
        Response sealed = TestSealer.seal(open().key().orElseThrow(), SampleResponses.smileyWhy());

        Seals restored = Seals.open(data.resolve("elsewhere"), true, clock);

        assertThat(restored.open(sealed))
                .isInstanceOfSatisfying(
                        Opening.NotYet.class,
                        put -> assertThat(put.reason())
                                .contains(open().key().orElseThrow().id().value()));
    }

    @Test
    void doesNotOpenAPartInAnotherResponse() {
        Seals seals = open();
        Response sealed = TestSealer.seal(seals.key().orElseThrow(), SampleResponses.smileyWhy(1));

        Response moved = SampleResponses.smileyWhy(2).sealedInto(sealed.sealed().orElseThrow());

        assertThat(seals.open(moved)).isInstanceOf(Opening.Broken.class);
        assertThat(seals.open(
                        SampleResponses.everyKind().sealedInto(sealed.sealed().orElseThrow())))
                .isInstanceOf(Opening.Broken.class);
    }

    @Test
    void keepsItsKeysFromOtherUsers() throws IOException {
        open();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("sealing"))))
                .isEqualTo("rwx------");
        assertThat(files()).singleElement().satisfies(file -> {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file)).startsWith("-----BEGIN PRIVATE KEY-----");
            assertThat(file.getFileName().toString()).startsWith("20261122T100000Z-");
        });
    }

    @Test
    void doesNotStartWithoutAKeyThatItCannotRead() throws IOException {
        open();
        Files.writeString(files().getFirst(), "-----BEGIN PRIVATE KEY-----\nnonsense\n-----END PRIVATE KEY-----\n");

        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class).hasMessageContaining(".pem");
    }

    @Test
    void tellsNoKeyWhereSealingIsOffAndOpensAllTheSame() {
        Response plain = SampleResponses.smileyWhy();
        Response sealed = TestSealer.seal(open().key().orElseThrow(), plain);

        Seals off = Seals.open(data.resolve("sealing"), false, clock);

        assertThat(off.key()).isEmpty();
        assertThat(off.open(sealed)).isEqualTo(new Opening.Open(plain));
    }

    private Seals open() {
        return Seals.open(data.resolve("sealing"), true, clock);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.list(data.resolve("sealing"))) {
            return found.toList();
        }
    }
}
