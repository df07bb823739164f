package fi.hymy.kiosk.device.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemdNotifierTest {
    @TempDir
    Path folder;

    @Test
    void speaksToTheSocketOfTheEnvironment() throws IOException {
        Path socket = folder.resolve("notify");
        try (DatagramReceiver systemd = DatagramReceiver.at(socket)) {
            Notifier notifier =
                    SystemdNotifier.from(Map.of("NOTIFY_SOCKET", socket.toString(), "WATCHDOG_USEC", "15000000"));
            notifier.ready();
            notifier.alive();
            notifier.stopping();

            await().untilAsserted(
                            () -> assertThat(systemd.heard()).containsExactly("READY=1", "WATCHDOG=1", "STOPPING=1"));
            assertThat(notifier.patience()).contains(Duration.ofSeconds(15));
        }
    }

    @Test
    void goesOnWhenNobodyListensOrTheAddressIsNone() {
        SystemdNotifier.from(Map.of("NOTIFY_SOCKET", folder.resolve("nobody").toString()))
                .ready();
        SystemdNotifier.from(Map.of("NOTIFY_SOCKET", "@hymy-nobody")).alive();

        assertThat(SystemdNotifier.from(Map.of())).isSameAs(Notifier.NONE);
        assertThat(SystemdNotifier.from(Map.of("NOTIFY_SOCKET", "relative"))).isSameAs(Notifier.NONE);
        assertThat(SystemdNotifier.from(Map.of("NOTIFY_SOCKET", "/x", "WATCHDOG_USEC", "soon")))
                .isSameAs(Notifier.NONE);
    }
}
