package fi.hymy.kiosk.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Enrolment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A broker that moves after the kiosk joined, over real TLS.
final class DirectionsTest {
    private static final KioskId KIOSK = new KioskId("kiosk-8f3a10c2d94e");
    private static final TestCa CA = new TestCa();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path data;

    private final ManualLoop loop = new ManualLoop();
    private final List<Membership> moves = new ArrayList<>();
    private PretendServer server;
    private IdentityFolder folder;
    private Directions directions;
    private boolean linked;

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
        var time = new TrustedTime(folder.path(), since, Optional::empty);
        var tls = new Tls(folder::identity, time);
        directions = new Directions(
                loop, folder, () -> tls, () -> time, server.url(), PATIENCE, new Random(1), () -> linked, moves::add);
        directions.start();
    }

    @AfterEach
    void stop() {
        directions.close();
        server.close();
    }

    @Test
    void asksNobodyWhileTheLinkStandsOrWasCutAMomentAgo() {
        linked = true;
        loop.advance(Duration.ofHours(3));
        linked = false;
        loop.advance(PATIENCE.minusSeconds(1));

        assertThat(server.asked).hasValue(0);
    }

    @Test
    void learnsWhereTheBrokerIsAndKeepsIt() {
        server.broker = new Enrolment.Broker("localhost", 18883);

        loop.advance(PATIENCE.multipliedBy(2));

        var there = new Membership(KIOSK, server.url(), "localhost", 18883);
        assertThat(moves).containsExactly(there);
        assertThat(IdentityFolder.under(data).membership()).contains(there);
        assertThat(IdentityFolder.under(data).identity().key()).isNotNull();
    }

    @Test
    void staysWhereItIsWhileTheBrokerDoesOrTheServerSaysNothing() {
        loop.advance(PATIENCE.multipliedBy(2));
        assertThat(server.asked).as("and was told the same").hasPositiveValue();

        server.status = 503;
        server.broker = new Enrolment.Broker("localhost", 18883);
        loop.advance(PATIENCE.multipliedBy(2));

        assertThat(moves).isEmpty();
        assertThat(folder.membership().orElseThrow().mqttPort()).isEqualTo(8883);
    }
}
