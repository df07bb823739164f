package fi.hymy.fleet.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.hymy.protocol.id.KioskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeviceCaTest {
    private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
    private static final String SERVER = "1.3.6.1.5.5.7.3.1";
    private static final List<String> HOSTS = List.of("hymy.example.org", "192.0.2.1");

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final InstantSource clock = () -> now;

    private ServerIdentity open(List<String> hosts) {
        return ServerIdentity.open(new CaFolder(folder), hosts, clock);
    }

    @Test
    void signsForAKioskWhatIsGoodForAKioskAlone() throws Exception {
        DeviceCa ca = DeviceCa.make(now);

        X509Certificate kiosk =
                ca.kiosk(new KioskId("kiosk-one"), TestIdentity.keys().getPublic(), now.plus(Duration.ofDays(397)));

        kiosk.verify(ca.certificate().getPublicKey());
        assertThat(kiosk.getSubjectX500Principal().getName()).isEqualTo("CN=kiosk-one");
        assertThat(kiosk.getExtendedKeyUsage()).containsExactly(CLIENT);
        assertThat(kiosk.getBasicConstraints()).isEqualTo(-1);
        assertThat(kiosk.getSerialNumber().bitLength()).isBetween(90, 128);
        assertThat(kiosk.getNotBefore().toInstant()).isEqualTo("2000-01-01T00:00:00Z");
        assertThat(Validity.end(kiosk)).isEqualTo(now.plus(Duration.ofDays(397)));
        assertThat(ca.certificate().getBasicConstraints()).isZero();
        assertThat(ca.fingerprint()).matches("[0-9a-f]{64}");
    }

    @Test
    void staysTheSameOverRestartsAndIsReadByNobodyElse() throws IOException {
        ServerIdentity first = open(HOSTS);
        ServerIdentity second = open(HOSTS);

        assertThat(first.isFresh()).isTrue();
        assertThat(second.isFresh()).isFalse();
        assertThat(second.ca().fingerprint()).isEqualTo(first.ca().fingerprint());
        assertThat(Files.readString(folder.resolve("server.pem"))).isNotEmpty();
        for (String secret : List.of("authority.pem", "server.pem", "server.p12")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(secret))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void survivesAKillWhileTheAuthorityWasWritten() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("authority.pem.new"), "-----BEGIN PRIVATE KEY-----\nMIG");

        assertThat(open(HOSTS).ca().fingerprint()).isEqualTo(open(HOSTS).ca().fingerprint());
    }

    @Test
    void makesTheServersCertificateAnewWhenItNearsItsEndOrTheNamesChange() throws Exception {
        ServerIdentity identity = open(HOSTS);
        String first = Files.readString(folder.resolve("server.pem"));
        X509Certificate leaf = (X509Certificate) identity.keyStore().getCertificate("server");
        assertThat(leaf.getExtendedKeyUsage()).containsExactly(SERVER);
        assertThat(leaf.getSubjectAlternativeNames()).hasSize(2);
        assertThat(identity.renewIfDue()).isFalse();
        open(HOSTS);
        assertThat(Files.readString(folder.resolve("server.pem"))).isEqualTo(first);

        now = now.plus(Duration.ofDays(340));
        assertThat(identity.renewIfDue()).isTrue();
        String second = Files.readString(folder.resolve("server.pem"));
        assertThat(second).isNotEqualTo(first);

        open(List.of("other.example.org"));
        assertThat(Files.readString(folder.resolve("server.pem"))).isNotEqualTo(second);
    }

    @Test
    void takesNothingButTheKeyOutOfARequest() {
        KeyPair keys = TestIdentity.keys();

        assertThat(SigningRequest.read(TestIdentity.request(keys)).key()).isEqualTo(keys.getPublic());
    }

    @Test
    void refusesRequestsThatAreNotSignedWithTheirOwnKeyOrHaveAnotherKindOfKey() {
        KeyPair keys = TestIdentity.keys();
        KeyPair large = TestIdentity.keys("EC", "secp384r1");
        KeyPair rsa = TestIdentity.keys("RSA", "");

        refused(TestIdentity.request(keys, TestIdentity.keys(), "CN=x", "SHA256withECDSA"), "its own key");
        refused(TestIdentity.request(large, large, "CN=x", "SHA256withECDSA"), "P-256");
        refused(TestIdentity.request(rsa, rsa, "CN=x", "SHA256withRSA"), "P-256");
        refused(TestIdentity.request(keys, keys, "CN=x", "SHA512withECDSA"), "SHA-256");
        refused("x".repeat(10_000), "at most");
        refused("-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----", "cannot be read");
        refused("", "no CERTIFICATE REQUEST");
    }

    private static void refused(String request, String why) {
        assertThatThrownBy(() -> SigningRequest.read(request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aCodeShowsThatADigitWasMistakenOrTwoWereExchanged() {
        Code code = Code.random(new java.security.SecureRandom());

        assertThat(Code.read(" " + code.shown())).contains(code);
        for (int i = 0; i < 8; i++) {
            char[] digits = code.digits().toCharArray();
            digits[i] = (char) ('0' + (digits[i] - '0' + 1) % 10);
            assertThat(Code.read(new String(digits))).isEmpty();
        }
        for (int i = 0; i < 7; i++) {
            char[] digits = code.digits().toCharArray();
            char left = digits[i];
            digits[i] = digits[i + 1];
            digits[i + 1] = left;
            assertThat(Code.read(new String(digits)).isPresent()).isEqualTo(digits[i] == left);
        }
    }

    @Test
    void settingsHaveDefaultsThatNobodyNeedsToTouch() {
        var binder = new org.springframework.boot.context.properties.bind.Binder(List.of());

        assertThat(binder.bindOrCreate("hymy.devices", DevicesSettings.class))
                .isEqualTo(new DevicesSettings(8443, List.of(), Duration.ofDays(397), 10_000, 120, null));
        assertThatThrownBy(() -> new DevicesSettings(1, List.of("a b"), Duration.ofDays(1), 1, 1, null))
                .hasMessageContaining("hymy.devices.hosts");
    }
}
