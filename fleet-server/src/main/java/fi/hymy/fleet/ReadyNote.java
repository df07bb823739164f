package fi.hymy.fleet;

import fi.hymy.fleet.broker.Broker;
import fi.hymy.fleet.enrolment.Addresses;
import fi.hymy.fleet.storage.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Says on which ports the server really listens, once it does: in one line of the log, and in `ports.json` in the
/// data folder for scripts. A file left by an earlier run is taken away at the start.
@Component
final class ReadyNote {
    private static final Logger LOG = LoggerFactory.getLogger(ReadyNote.class);

    private final Path file;

    private final Broker broker;
    private final Addresses addresses;

    ReadyNote(DataFolder folder, Broker broker, Addresses addresses) throws IOException {
        this.broker = broker;
        this.addresses = addresses;
        this.file = folder.file("ports.json");
        Files.deleteIfExists(file);
    }

    @EventListener
    void ready(ApplicationReadyEvent event) throws IOException {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return;
        }
        int http = web.getWebServer().getPort();
        String mqtts = broker.port().map(port -> ",\"mqtts\":" + port).orElse("");
        Path fresh = Files.writeString(
                file.resolveSibling("ports.json.new"),
                "{\"http\":%d,\"devices\":%d%s}%n".formatted(http, addresses.devicesPort(), mqtts));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        LOG.info(
                "ready: http port {}, devices port {}, mqtt port {}",
                http,
                addresses.devicesPort(),
                broker.port().map(String::valueOf).orElse("none"));
        LOG.info("join text: {}", addresses.joinText());
    }
}
