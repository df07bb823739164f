package fi.hymy.fleet.enrolment;

import fi.hymy.protocol.codec.ScanText;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Where kiosks find this server and people its console, once it runs.
@Component
public final class Addresses {
    private final DevicesConnector door;
    private final DevicesSettings settings;
    private final ServerIdentity identity;

    private volatile int consolePort;

    Addresses(DevicesConnector door, DevicesSettings settings, ServerIdentity identity) {
        this.door = door;
        this.settings = settings;
        this.identity = identity;
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        consolePort = event.getWebServer().getPort();
    }

    public int devicesPort() {
        return door.port();
    }

    /// What a kiosk has to be told so that it finds this server and believes no other.
    public String joinText() {
        return joinText(identity.hosts().getFirst());
    }

    /// As [#joinText()], by the name under which an operator's browser found this server unless settings name
    /// it.
    String joinText(HttpServletRequest request) {
        return joinText(host(request));
    }

    private String host(HttpServletRequest request) {
        return settings.hosts().isEmpty()
                ? request.getServerName()
                : settings.hosts().getFirst();
    }

    /// The same for a scanner that types like a keyboard, whichever language that is of.
    String scanText(HttpServletRequest request) {
        return new ScanText(server(host(request)), identity.ca().fingerprint()).text();
    }

    /// Where somebody who stands before a kiosk can claim it.
    String claimUrl(HttpServletRequest request, Code code) {
        String console = settings.consoleUrl() == null
                ? "http://%s:%d".formatted(request.getServerName(), consolePort)
                : settings.consoleUrl().toString().replaceAll("/+$", "");
        return console + "/join/" + code.digits();
    }

    private String joinText(String host) {
        return "hymy:join?server=%s&ca=%s".formatted(server(host), identity.ca().fingerprint());
    }

    private String server(String host) {
        String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return "https://%s:%d".formatted(name, devicesPort());
    }
}
