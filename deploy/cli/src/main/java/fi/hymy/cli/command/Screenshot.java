package fi.hymy.cli.command;

import fi.hymy.cli.api.Api;
import fi.hymy.cli.print.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "screenshot", description = "A picture of what is on a kiosk's glass now, as PNG.")
final class Screenshot extends ServerCommand {
    @Parameters(paramLabel = "KIOSK", description = "its id or its name")
    String kiosk = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "where to (default KIOSK.png)")
    @Nullable
    Path file;

    @Option(
            names = "--within",
            paramLabel = "TIME",
            converter = Patience.class,
            description = "how long to wait for the kiosk (default 1m)")
    Duration patience = Duration.ofMinutes(1);

    Screenshot(Globals globals) {
        super(globals);
    }

    @Override
    Exit run(Session session) {
        String id = Session.id(session.kiosk(kiosk));
        JsonNode command = Ask.asked(session, id, "screenshot", null, patience);
        if (!command.path("hasFile").asBoolean()) {
            throw new CommandFailure(
                    Words.at(command, "state").equals("WAITING") ? Exit.NOT_YET : Exit.FAILED,
                    "There is no picture: " + Ask.words(command));
        }
        byte[] picture = session.api().bytes(Api.path("kiosks", id, "commands", Session.id(command), "file"));
        Path to = file == null ? Path.of(id + ".png") : file;
        try {
            Files.write(to, picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        session.printer().done(command, "%s, %d kB".formatted(to, (picture.length + 1023) / 1024));
        return Exit.OK;
    }
}
