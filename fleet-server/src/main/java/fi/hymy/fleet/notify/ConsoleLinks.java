package fi.hymy.fleet.notify;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Addresses of the console's pages as they stand in letters: by `hymy.devices.console-url`, and by this machine where
/// nobody says it.
@Component
public final class ConsoleLinks {
    private final @Nullable String root;

    private volatile int port = 8080;

    public ConsoleLinks(@Value("${hymy.devices.console-url:}") String consoleUrl) {
        this.root = consoleUrl.isBlank() ? null : consoleUrl.strip().replaceAll("/+$", "");
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    /// @param path as `/alarms`
    public String at(String path) {
        return (root == null ? "http://localhost:" + port : root) + path;
    }
}
