package fi.hymy.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.kiosk.device.watch.DatagramReceiver;
import fi.hymy.kiosk.device.watch.Watchdog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole kiosk as a program of its own, whose parts stand still now and then.
final class WatchdogIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Process kiosk;

    @AfterEach
    void endKiosk() throws InterruptedException {
        kiosk.destroyForcibly();
        assertThat(kiosk.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void feedsSystemdOnlyWhileScreenAndOutboxAdvance() throws IOException {
        Path socket = folder.resolve("notify");
        try (DatagramReceiver systemd = DatagramReceiver.at(socket)) {
            start(Map.of("NOTIFY_SOCKET", socket.toString(), "WATCHDOG_USEC", "600000"), "--watchdog.exit=false");
            await().atMost(LIMIT).until(() -> systemd.heard().contains("READY=1") && fed(systemd) > 3);

            for (String part : List.of("hold screen", "hold outbox")) {
                tell(part);
                awaitHunger(systemd);
                tell("go on");
                int before = fed(systemd);
                await().atMost(LIMIT).until(() -> fed(systemd) > before + 3);
            }
            assertThat(log()).contains("no longer advancing: screen", "no longer advancing: database");
        }
    }

    @Test
    void endsByItselfWhenNobodyWatchesAndSaysSoAtTheNextStart() throws IOException, InterruptedException {
        start(Map.of(), "--watchdog.exit=true");
        await().atMost(LIMIT).until(() -> log().contains("first frame"));
        tell("hold screen");

        assertThat(kiosk.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(kiosk.exitValue()).isEqualTo(Watchdog.STALLED);
        assertThat(Files.readString(folder.resolve("data/device/state"))).contains("run.state=watchdog");
    }

    /// Two seconds without food, where five meals are usual in that time.
    private static void awaitHunger(DatagramReceiver systemd) {
        var counts = new ArrayList<Integer>();
        await().atMost(LIMIT).pollInterval(Duration.ofSeconds(2)).until(() -> {
            counts.add(fed(systemd));
            int last = counts.size() - 1;
            return last > 0 && counts.get(last).equals(counts.get(last - 1));
        });
    }

    private static int fed(DatagramReceiver systemd) {
        return (int) systemd.heard().stream().filter("WATCHDOG=1"::equals).count();
    }

    private void start(Map<String, String> environment, String setting) throws IOException {
        KioskRig.join(folder.resolve("data"));
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StallingKiosk.class.getName(),
                        "--data=" + folder.resolve("data"),
                        "--clock.trust-system",
                        "--headless",
                        "--watchdog.patience-seconds=2",
                        setting))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().keySet().removeAll(List.of("NOTIFY_SOCKET", "WATCHDOG_USEC"));
        builder.environment().putAll(environment);
        kiosk = builder.start();
    }

    private void tell(String line) throws IOException {
        kiosk.getOutputStream().write((line + '\n').getBytes(StandardCharsets.UTF_8));
        kiosk.getOutputStream().flush();
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
