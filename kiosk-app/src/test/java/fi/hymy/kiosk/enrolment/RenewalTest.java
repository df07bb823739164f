package fi.hymy.kiosk.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.protocol.id.KioskId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// New certificates in time, over real TLS.
final class RenewalTest {
    private static final KioskId KIOSK = new KioskId("kiosk-8f3a10c2d94e");
    private static final TestCa CA = new TestCa();

    @TempDir
    Path data;

    private PretendServer server;
    private IdentityFolder folder;
    private TrustedTime time;
    private Tls tls;
    private final AtomicInteger switched = new AtomicInteger();

    @BeforeEach
    void join() throws IOException {
        server = new PretendServer(CA);
        folder = IdentityFolder.under(data);
        TestCa.Leaf leaf = CA.kiosk(KIOSK);
        Instant since = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        folder.keep(new Identity(
                new Membership(KIOSK, server.url(), "127.0.0.1", 8883),
                leaf.key().getPrivate(),
                List.of(leaf.certificate(), CA.certificate()),
                since));
        at(since);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /// The server's own clock is heard as well, and it is now.
    private void at(Instant now) {
        time = new TrustedTime(folder.path(), now, Optional::empty);
        tls = new Tls(folder::identity, time);
    }

    @Test
    void asksForNoneWhileTheOldOneIsYoung() {
        at(Instant.now().plus(Duration.ofDays(260)));

        assertThat(renew()).isTrue();
        assertThat(server.shown).isEmpty();
        assertThat(switched).hasValue(0);
    }

    @Test
    void showsTheNewOneFromTheNextConnectionOnWhenTwoThirdsAreOver() {
        at(Instant.now().plus(Duration.ofDays(266)));
        var old = tls.identity();

        assertThat(renew()).isTrue();

        assertThat(switched).hasValue(1);
        assertThat(tls.identity().certificate()).isNotEqualTo(old.certificate());
        assertThat(tls.identity().key()).as("with a new key").isNotEqualTo(old.key());
        assertThat(folder.identity().certificate())
                .as("what is used is on the disk")
                .isEqualTo(tls.identity().certificate());
        server.life(Duration.ofDays(800));
        at(Instant.now().plus(Duration.ofDays(366)));
        renew();
        assertThat(server.shown)
                .as("asked with the old one, and then with the new one")
                .containsExactly(old.certificate(), certificateBefore());
    }

    private java.security.cert.X509Certificate certificateBefore() {
        return List.copyOf(server.shown).getLast();
    }

    @Test
    void getsOneAtOnceWhenItIsTold() throws Exception {
        var old = tls.identity();
        var loop = new ManualLoop();
        try (var renewal = renewal(loop)) {
            var done = renewal.now().toCompletableFuture();
            loop.run();

            assertThat(done.get(1, TimeUnit.SECONDS)).startsWith("a new certificate, good until 20");
            assertThat(tls.identity().key()).isNotEqualTo(old.key());
            assertThat(folder.identity().certificate()).isEqualTo(tls.identity().certificate());
            assertThat(switched).hasValue(1);

            server.status = 429;
            var failed = renewal.now().toCompletableFuture();
            loop.run();
            assertThat(failed)
                    .failsWithin(Duration.ofSeconds(1))
                    .withThrowableThat()
                    .withMessageContaining("the server answered 429");
        }
    }

    @Test
    void keepsTheOldOneWhileTheServerGivesNone() {
        at(Instant.now().plus(Duration.ofDays(266)));
        server.status = 503;

        assertThat(renew()).isFalse();
        assertThat(switched).hasValue(0);
        assertThat(folder.identity().membership().kiosk()).isEqualTo(KIOSK);

        server.status = 0;
        assertThat(renew()).isTrue();
        assertThat(switched).hasValue(1);
    }

    @Test
    void isKilledAnywhereAndStillHasOneThatIsWhole() {
        at(Instant.now().plus(Duration.ofDays(266)));
        var key = folder.identity().certificate();
        server.status = 503;
        renew();
        assertThat(data.resolve("identity/request.pem"))
                .as("the key that waits")
                .exists();

        assertThat(IdentityFolder.under(data).identity().certificate())
                .as("the next start goes on with the old one")
                .isEqualTo(key);
    }

    @Test
    void oneWhoseBeginningNobodyNotedIsRenewedInItsLastThird() throws IOException {
        Identity noted = folder.identity();
        var unknown = new Identity(noted.membership(), noted.key(), noted.chain(), Instant.EPOCH);

        assertThat(Renewal.due(unknown))
                .isEqualTo(Times.end(noted.certificate()).minus(Duration.ofDays(132)));
    }

    private boolean renew() {
        try (var renewal = renewal(new ManualLoop())) {
            return renewal.done();
        }
    }

    private Renewal renewal(ManualLoop loop) {
        return new Renewal(loop, folder, () -> tls, () -> time, server.url(), new Random(1), switched::incrementAndGet);
    }
}
