package fi.hymy.simulator.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.hymy.simulator.enrolment.Enrolling.Wish;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnrollingTest {
    private static final int MQTT_PORT = 4711;

    @TempDir
    Path folder;

    private PretendDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new PretendDesk(new TestCa(), MQTT_PORT);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void givesEachKioskACertificateThatTheServerKnowsItBy() throws Exception {
        Roll roll = enrol(desk.join(), wishes("Lobby", "Café"));

        assertThat(desk.names).containsValues("Lobby", "Café");
        assertThat(roll.broker()).isEqualTo(new Endpoint("localhost", MQTT_PORT));
        for (Identity kiosk : roll.kiosks()) {
            assertThat(who(kiosk)).isEqualTo("\"CN=" + kiosk.kiosk() + "\"");
        }
    }

    @Test
    void keepsThemInAFileForItsOwnerAlone() throws Exception {
        Roll roll = enrol(desk.join(), wishes("Lobby", "Café"));
        Path file = folder.resolve("below/kiosks.roll");

        roll.write(file);
        Roll again = Roll.read(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(again.join()).isEqualTo(roll.join());
        assertThat(again.broker()).isEqualTo(roll.broker());
        assertThat(again.kiosks())
                .extracting(Identity::kiosk)
                .containsExactlyElementsOf(
                        roll.kiosks().stream().map(Identity::kiosk).toList());
        assertThat(who(again.kiosks().getLast()))
                .isEqualTo("\"CN=" + again.kiosks().getLast().kiosk() + "\"");
    }

    @Test
    void enrolsMoreThanOneBatchHolds() {
        var told = new ArrayList<Integer>();
        try (var enrolling = new Enrolling(desk.join(), desk.operator(), 10)) {
            Roll roll = enrolling.enrol(
                    IntStream.range(0, 11)
                            .mapToObj(i -> Wish.called("Kiosk " + i))
                            .toList(),
                    told::add);

            assertThat(roll.kiosks()).extracting(Identity::kiosk).doesNotHaveDuplicates();
        }
        assertThat(told).containsExactly(10, 11);
    }

    @Test
    void asksABusyServerAgain() {
        desk.busy.set(1);

        assertThat(enrol(desk.join(), wishes("Lobby")).kiosks()).hasSize(1);
    }

    @Test
    void turnsAwayFromAServerOfAnotherCa() {
        JoinText other = new JoinText(desk.join().server(), new TestCa().join(1).ca());

        assertThatThrownBy(() -> enrol(other, wishes("Lobby")))
                .isInstanceOf(EnrolmentException.class)
                .hasMessageContaining("not of the pinned CA");
    }

    @Test
    void saysWhyAClaimWasRefused() {
        assertThatThrownBy(() -> enrol(desk.join(), wishes("Lobby", "Unwanted")))
                .isInstanceOf(EnrolmentException.class)
                .hasMessage("1 of 2 claims were refused, the first because: nobody wants it");
    }

    @Test
    void namesTheLineOfARollThatIsWrongAndRepeatsNothingOfIt() throws Exception {
        Path file = Files.writeString(folder.resolve("kiosks.roll"), "# keys\nkiosk-0001,private\n");

        assertThatThrownBy(() -> Roll.read(file)).hasMessage("line 2: must be kioskId,key,certificate");
    }

    private Roll enrol(JoinText join, List<Wish> wishes) {
        try (var enrolling = new Enrolling(join, desk.operator())) {
            return enrolling.enrol(wishes, _ -> {});
        }
    }

    private static List<Wish> wishes(String... names) {
        return List.of(names).stream().map(Wish::called).toList();
    }

    private String who(Identity kiosk) throws Exception {
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(kiosk.context(new PinnedCa(desk.join())))
                .build()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(desk.join().server() + "/who"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
