package fi.hymy.kiosk.device.watch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Speaks to systemd as sd_notify(3) describes: one datagram for each thing said, to the socket of the
/// environment.
///
/// `WATCHDOG_PID` is not looked at: under a compositor the main process is another one, and the unit has
/// `NotifyAccess=all`.
public final class SystemdNotifier implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(SystemdNotifier.class);

    private final DatagramSender sender;
    private final @Nullable Duration patience;
    private boolean complained;

    private SystemdNotifier(DatagramSender sender, @Nullable Duration patience) {
        this.sender = sender;
        this.patience = patience;
    }

    /// @return [Notifier#NONE] when no socket is named, or when this machine cannot send to it
    public static Notifier from(Map<String, String> environment) {
        String socket = environment.getOrDefault("NOTIFY_SOCKET", "");
        if (socket.isEmpty()) {
            return NONE;
        }
        try {
            return new SystemdNotifier(DatagramSender.to(socket), patience(environment.get("WATCHDOG_USEC")));
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            LOG.error("systemd cannot be told how it goes: {}", e.toString());
            return NONE;
        }
    }

    private static @Nullable Duration patience(@Nullable String micros) {
        try {
            return micros == null ? null : Duration.of(Long.parseLong(micros), ChronoUnit.MICROS);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("WATCHDOG_USEC is no number", e);
        }
    }

    @Override
    public void ready() {
        say("READY=1");
    }

    @Override
    public void alive() {
        say("WATCHDOG=1");
    }

    @Override
    public void stopping() {
        say("STOPPING=1");
    }

    @Override
    public Optional<Duration> patience() {
        return Optional.ofNullable(patience);
    }

    private synchronized void say(String what) {
        boolean sent = sender.send(what.getBytes(StandardCharsets.US_ASCII));
        if (!sent && !complained) {
            complained = true;
            LOG.warn("systemd did not take '{}'", what);
        }
    }
}
