package fi.hymy.fleet.device;

import fi.hymy.fleet.web.Panel;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On a kiosk's page: what was asked of it lately, what became of that, and the newest picture of its screen.
@Component
final class CommandsPanel implements Panel {
    private static final int LISTED = 8;

    private final Commands commands;
    private final Times times;

    CommandsPanel(Commands commands, Times times) {
        this.commands = commands;
        this.times = times;
    }

    @Override
    public Place place() {
        return Place.KIOSK;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Optional<Part> part(String subject) {
        List<CommandRow> all = commands.of(new KioskId(subject)).stream()
                .map(issued -> new CommandRow(issued, times.now()))
                .toList();
        List<CommandRow> picture =
                all.stream().filter(CommandRow::isPicture).limit(1).toList();
        return Optional.of(new Part(
                "device/commands", Map.of("rows", all.stream().limit(LISTED).toList(), "picture", picture)));
    }
}
