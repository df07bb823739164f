package fi.hymy.kiosk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.hymy.kiosk.config.KioskSettings.OutboxSettings;
import fi.hymy.kiosk.config.KioskSettings.ScreenSettings;
import fi.hymy.kiosk.config.KioskSettings.Surface;
import fi.hymy.protocol.codec.ScanText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KioskSettingsTest {
    private static final String CA = "0123456789abcdef".repeat(4);

    @TempDir
    Path directory;

    @Test
    void hasTheseDefaults() {
        KioskSettings settings = KioskSettings.read(List.of());

        assertThat(settings)
                .isEqualTo(new KioskSettings(
                        Path.of("data"),
                        new JoinSettings(null, null, Path.of("/boot/firmware/hymy.txt")),
                        new BrokerSettings(
                                null,
                                0,
                                Duration.ofSeconds(60),
                                new LinkSettings.Patience(
                                        Duration.ofSeconds(2),
                                        Duration.ofSeconds(300),
                                        Duration.ofMinutes(10),
                                        Duration.ofMinutes(5),
                                        Duration.ofMinutes(15))),
                        new OutboxSettings(Duration.ofDays(30), 67_108_864),
                        new ScreenSettings(new Surface.FullScreen(), 5.9),
                        ofAKiosk(),
                        SpeechSettings.USUAL,
                        SoundSettings.USUAL,
                        StaffSettings.NONE,
                        Duration.ofSeconds(60),
                        false,
                        new WatchdogSettings(Duration.ofSeconds(30), true),
                        UpdateSettings.USUAL));
    }

    @Test
    void readsEveryKeyFromTheFile() throws IOException {
        KioskSettings settings = KioskSettings.read(List.of("--config", file("""
                broker.host = mqtt.example.com
                broker.port = 8883
                broker.keep-alive-seconds = 300
                broker.retry-cap-seconds = 20
                server.url = https://fleet.example.com/
                server.ca = %s
                boot = /media/card/hymy.txt
                data = /var/lib/hymy
                outbox.keep-days = 7
                outbox.keep-mebibytes = 1
                heartbeat.seconds = 30
                clock.trust-system = true
                window = 1920x1080
                headless = true
                panel.pixels-per-millimetre = 3.5
                watchdog.patience-seconds = 9
                speech.engine = piper
                speech.piper-voices = /var/lib/voices
                speech.words-per-minute = 120
                speech.volume = 60
                speech.headset-file = /proc/asound/Headset
                sound.mixer = amixer -q sset PCM {percent}%%
                """.formatted(CA))));

        assertThat(settings)
                .isEqualTo(new KioskSettings(
                        Path.of("/var/lib/hymy"),
                        new JoinSettings(
                                new JoinAddress(URI.create("https://fleet.example.com"), CA),
                                URI.create("https://fleet.example.com"),
                                Path.of("/media/card/hymy.txt")),
                        new BrokerSettings(
                                "mqtt.example.com",
                                8883,
                                Duration.ofSeconds(300),
                                new LinkSettings.Patience(
                                        Duration.ofSeconds(2),
                                        Duration.ofSeconds(20),
                                        Duration.ofMinutes(10),
                                        Duration.ofSeconds(20),
                                        Duration.ofSeconds(200))),
                        new OutboxSettings(Duration.ofDays(7), 1_048_576),
                        new ScreenSettings(new Surface.Headless(1920, 1080), 3.5),
                        InputSettings.NONE,
                        new SpeechSettings(
                                SpeechSettings.Engine.PIPER,
                                Path.of("/var/lib/voices"),
                                120,
                                60,
                                Path.of("/proc/asound/Headset")),
                        new SoundSettings(
                                SoundSettings.Mixer.OWN, List.of("amixer", "-q", "sset", "PCM", "{percent}%")),
                        StaffSettings.NONE,
                        Duration.ofSeconds(30),
                        true,
                        new WatchdogSettings(Duration.ofSeconds(9), false),
                        UpdateSettings.USUAL));
    }

    @Test
    void letsTheCommandLineWinOverTheFile() throws IOException {
        String file = file("""
                broker.port = 1
                data = /var/lib/hymy
                """);

        KioskSettings settings = KioskSettings.read(
                List.of("--broker.port=2", "--config=" + file, "--window", "1280x800", "--data", "d"));

        assertThat(settings.broker().port()).isEqualTo(2);
        assertThat(settings.data()).isEqualTo(Path.of("d"));
        assertThat(settings.screen().surface()).isEqualTo(new Surface.Window(1280, 800));
    }

    @Test
    void tellsAllFaultsAtOnceWithTheirKeys() throws IOException {
        String file = file("""
                kiosk.secret = s3cret
                broker.port = 70000
                broker.keep-alive-seconds = often
                server.url = ftp://example.com
                heartbeat.seconds = 0
                outbox.keep-dais = 3
                """);

        assertThatThrownBy(() -> KioskSettings.read(
                        List.of("--config", file, "--window", "big", "--headless", "perhaps", "stray")))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        e -> assertThat(e.faults())
                                .noneMatch(fault -> fault.contains("s3cret"))
                                .extracting(fault -> fault.substring(0, fault.indexOf(':')))
                                .containsExactlyInAnyOrder(
                                        "kiosk.secret",
                                        "broker.port",
                                        "broker.keep-alive-seconds",
                                        "server.url",
                                        "heartbeat.seconds",
                                        "outbox.keep-dais",
                                        "window",
                                        "headless",
                                        "stray"));
    }

    /// No pins, and the backlight that the machine has.
    private static InputSettings ofAKiosk() {
        InputSettings none = InputSettings.NONE;
        return new InputSettings(
                none.buttons(),
                none.lights(),
                none.keys(),
                none.buzzerOrNull(),
                none.presenceOrNull(),
                InputSettings.Backlight.Folder.ANY,
                none.debounce(),
                none.beep(),
                none.sleepAfter(),
                none.emulated());
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> KioskSettings.read(List.of("--config", "/nowhere/kiosk.properties")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("config: the file /nowhere/kiosk.properties cannot be read");
    }

    @Test
    void takesAServerAsOneText() {
        KioskSettings settings = KioskSettings.read(
                List.of("--server.join=hymy:join?server=https://fleet.example.com:8443/&ca=" + CA, "--boot=none"));

        assertThat(settings.join().address())
                .contains(new JoinAddress(URI.create("https://fleet.example.com:8443"), CA));
    }

    @Test
    void saysWhatIsWrongWithAServerToJoin() {
        for (String faulty : List.of(
                "--server.join=https://fleet.example.com",
                "--server.join=hymy:join?server=https://fleet.example.com&ca=12",
                "--server.join=hymy:join?server=http://fleet.example.com&ca=" + CA,
                "--server.ca=" + CA)) {
            assertThatThrownBy(() -> KioskSettings.read(List.of(faulty)))
                    .as(faulty)
                    .isInstanceOf(InvalidSettingsException.class);
        }
    }

    @Test
    void takesWhatAScannerTyped() {
        String scanned = new ScanText("https://fleet.example.com:8443", CA).text();

        assertThat(JoinAddress.looksLikeOne(scanned)).isTrue();
        assertThat(JoinAddress.parse(scanned.toLowerCase(Locale.ROOT)))
                .isEqualTo(new JoinAddress(URI.create("https://fleet.example.com:8443"), CA));
    }

    @Test
    void saysWhatToDoWithAFileOfTheTimeOfSecrets() {
        assertThatThrownBy(() -> KioskSettings.read(List.of("--kiosk.id=lobby-west-1", "--kiosk.secret=abc")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("known by a certificate now")
                .hasMessageContaining("server.join")
                .hasMessageNotContaining("no such setting");
    }

    @Test
    void drawsWithoutADisplay() {
        assertThat(KioskSettings.read(List.of("--headless")).screen().surface())
                .isEqualTo(new Surface.Headless(1280, 800));
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("kiosk.properties"), text).toString();
    }
}
