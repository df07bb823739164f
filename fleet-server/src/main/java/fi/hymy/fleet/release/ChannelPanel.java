package fi.hymy.fleet.release;

import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.web.Panel;
import fi.hymy.protocol.id.KioskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// On a kiosk's page: from which channel it takes its software.
@Component
final class ChannelPanel implements Panel {
    private final SoftwareBook software;

    ChannelPanel(SoftwareBook software) {
        this.software = software;
    }

    /// @param known channels that some kiosk follows
    record View(String kiosk, String channel, List<String> known) {}

    @Override
    public Place place() {
        return Place.KIOSK_TOOLS;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Optional<Part> part(String subject) {
        return software.find(new KioskId(subject))
                .map(kiosk -> new View(
                        subject,
                        kiosk.channel(),
                        Stream.concat(
                                        Stream.of(Twin.STABLE, "test"),
                                        software.channels().stream().map(SoftwareBook.ChannelCount::channel))
                                .distinct()
                                .toList()))
                .map(view -> new Part("release/channel", Map.of("view", view)));
    }
}
