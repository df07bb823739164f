package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.broker.MosquittoFiles;
import fi.hymy.fleet.broker.TlsFiles;
import fi.hymy.protocol.id.KioskId;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A device CA for tests of brokers, without a server around it.
public final class TestAuthority {
    private final ServerIdentity identity;
    private final Map<String, TestIdentity> kiosks = new ConcurrentHashMap<>();

    private TestAuthority(ServerIdentity identity) {
        this.identity = identity;
    }

    /// @param folder as a server has it below its data folder, under the name `ca`
    public static TestAuthority in(Path folder) {
        return new TestAuthority(
                ServerIdentity.open(new CaFolder(folder), List.of("127.0.0.1", "localhost"), InstantSource.system()));
    }

    public TlsFiles files() {
        return identity.files();
    }

    /// The same one each time.
    public TestIdentity kiosk(String id) {
        return kiosks.computeIfAbsent(id, name -> signed(identity.ca(), name));
    }

    /// One that another authority signed, for somebody who knows ours.
    public TestIdentity foreign(String id) {
        return new TestIdentity(
                signed(DeviceCa.make(Instant.now()), id).keyStore(),
                TestIdentity.stranger(identity.ca().certificate()).trustStore());
    }

    /// One without a certificate.
    public TestIdentity stranger() {
        return TestIdentity.stranger(identity.ca().certificate());
    }

    /// Whether the certificate was given to this kiosk.
    public boolean gave(KioskId kiosk, BigInteger serial) {
        TestIdentity known = kiosks.get(kiosk.value());
        return known != null && known.serial().equals(serial);
    }

    /// Writes what a mosquitto has to know.
    ///
    /// @param revoked kiosks that are shut out
    public void mosquitto(Path folder, int port, String... revoked) throws IOException {
        Map<BigInteger, Instant> serials = new HashMap<>();
        for (String kiosk : revoked) {
            serials.put(kiosk(kiosk).serial(), Instant.now());
        }
        MosquittoFiles.write(
                folder,
                identity.mosquitto(
                        port,
                        identity.revocations(serials, Instant.now()),
                        List.of(revoked).stream().map(KioskId::new).toList()));
    }

    private static TestIdentity signed(DeviceCa ca, String kiosk) {
        KeyPair keys = TestIdentity.keys();
        Instant until = Instant.now().plus(Duration.ofDays(1));
        return TestIdentity.of(keys, Pem.of(ca.kiosk(new KioskId(kiosk), keys.getPublic(), until), ca.certificate()));
    }
}
