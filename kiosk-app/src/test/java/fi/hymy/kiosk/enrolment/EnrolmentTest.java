package fi.hymy.kiosk.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.JoinAddress;
import fi.hymy.kiosk.config.JoinSettings;
import fi.hymy.kiosk.enrolment.EnrolmentView.State;
import fi.hymy.protocol.id.KioskId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A kiosk joins a server that speaks as the real one, over real TLS.
final class EnrolmentTest {
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final KioskId KIOSK = new KioskId("kiosk-8f3a10c2d94e");
    private static final TestCa CA = new TestCa();

    @TempDir
    Path data;

    private final Queue<EnrolmentView> views = new ConcurrentLinkedQueue<>();
    private final Queue<Membership> joined = new ConcurrentLinkedQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void showsItsCodeAndKeepsItsCertificateOnceItIsClaimed() throws IOException {
        PretendServer server = server();
        start(server.address());

        String code = awaitCode();
        assertThat(last().claimUrl()).endsWith("/join/" + code.replace("-", ""));
        assertThat(last().left()).isBetween(0.9, 1.0);
        server.claim(code, KIOSK);
        await().atMost(PATIENT).until(() -> !joined.isEmpty());

        assertThat(joined).containsExactly(new Membership(KIOSK, server.url(), "127.0.0.1", 8883));
        Identity kept = IdentityFolder.under(data).identity();
        assertThat(kept.membership()).isEqualTo(joined.peek());
        assertThat(kept.ca()).isEqualTo(CA.fingerprint());
        Path file = data.resolve("identity/kiosk.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(data.resolve("identity/request.pem")).doesNotExist();
        assertThat(data.resolve("identity/ticket")).doesNotExist();
    }

    @Test
    void getsANewCodeByItselfWhenTheOldOneWasForgotten() {
        PretendServer server = server();
        start(server.address());
        String code = awaitCode();

        server.forget();
        await().atMost(PATIENT).until(() -> server.open() == 1 && last().state() == State.WAITING);

        assertThat(last().code()).isNotEqualTo(code);
        assertThat(views).extracting(EnrolmentView::state).contains(State.EXPIRED);
    }

    @Test
    void asksUnderTheSameTicketAfterARestart() {
        PretendServer server = server();
        Enrolment first = start(server.address());
        String code = awaitCode();
        first.close();
        views.clear();

        start(server.address());

        assertThat(awaitCode()).isEqualTo(code);
        assertThat(last().claimUrl()).as("for the picture").endsWith(code.replace("-", ""));
        assertThat(server.open()).isEqualTo(1);
    }

    @Test
    void tellsThatSomebodyElseAnswers() {
        PretendServer server = server();
        start(new JoinAddress(server.url(), new TestCa().fingerprint()));

        await().atMost(PATIENT).until(() -> last().state() == State.WRONG_SERVER);
        assertThat(last().details()).anyMatch(words -> words.contains("another CA"));
        assertThat(server.open()).as("nothing was told to it").isZero();
    }

    @Test
    void tellsThatTheServersCertificateHasEnded() {
        TestCa.Leaf old = CA.server(TestCa.LONG_AGO, Instant.parse("2020-01-01T00:00:00Z"));
        PretendServer server = opened(new PretendServer(CA, CA.context(old, CA.certificate())));
        start(server.address());

        await().atMost(PATIENT).until(() -> last().state() == State.SERVER_ENDED);
    }

    @Test
    void goesOnTryingWhileNobodyAnswers() {
        PretendServer server = server();
        JoinAddress address = server.address();
        server.close();
        start(address);

        await().atMost(PATIENT).until(() -> last().state() == State.NO_NETWORK);
        assertThat(last().details()).isNotEmpty();
    }

    @Test
    void waitsWhileTheServerIsTooBusy() {
        PretendServer server = server();
        server.status = 429;
        start(server.address());
        await().atMost(PATIENT).until(() -> last().state() == State.REFUSED);

        server.status = 0;

        awaitCode();
    }

    @Test
    void joinsTheServerThatAScannerTypes() {
        PretendServer server = server();
        Enrolment enrolment = start(null);
        await().atMost(PATIENT).until(() -> last().state() == State.NO_ADDRESS);

        enrolment.typed("hymy:join?server=nonsense");
        await().atMost(PATIENT).until(() -> !last().details().isEmpty());
        enrolment.typed(server.address().text());

        awaitCode();
    }

    @Test
    void readsTheServerFromTheBootPartitionAndSaysWhatIsWrongThere() throws IOException {
        PretendServer server = server();
        Files.writeString(
                data.resolve("hymy.txt"),
                "colour = x\nserver.join = " + server.address().text() + "\n");
        start(null);

        awaitCode();
        assertThat(last().details()).containsExactly("hymy.txt, line 1: there is no setting 'colour' here");
    }

    @Test
    void forgetsWhoItIsButNotWhereItBelonged() throws IOException {
        PretendServer server = server();
        start(server.address());
        server.claim(awaitCode(), KIOSK);
        await().atMost(PATIENT).until(() -> !joined.isEmpty());
        IdentityFolder folder = IdentityFolder.under(data);

        folder.leave();
        views.clear();
        start(null);

        assertThat(folder.membership()).isEmpty();
        String code = awaitCode();
        server.claim(code, new KioskId("kiosk-second-life"));
        await().atMost(PATIENT).until(() -> joined.size() == 2);
        assertThat(folder.membership().orElseThrow().kiosk()).isEqualTo(new KioskId("kiosk-second-life"));
    }

    private PretendServer server() {
        return opened(new PretendServer(CA));
    }

    private <T extends AutoCloseable> T opened(T closeable) {
        open.add(closeable);
        return closeable;
    }

    private Enrolment start(@Nullable JoinAddress address) {
        EventLoop loop = opened(EventLoop.named("enrolment"));
        IdentityFolder folder = IdentityFolder.under(data);
        var time = new TrustedTime(folder.path(), Instant.parse("2026-11-22T00:00:00Z"), Optional::empty);
        URI none = null;
        Enrolment enrolment = opened(Enrolment.over(
                loop,
                folder,
                time,
                new JoinSettings(address, none, data.resolve("hymy.txt")),
                new Enrolment.About("0.1.0", "a test"),
                new Random(3),
                views::add,
                joined::add));
        enrolment.start();
        return enrolment;
    }

    private EnrolmentView last() {
        return views.stream().reduce((_, last) -> last).orElse(EnrolmentView.without(State.ASKING, List.of()));
    }

    private String awaitCode() {
        await().atMost(PATIENT).until(() -> last().state() == State.WAITING);
        return last().code();
    }
}
