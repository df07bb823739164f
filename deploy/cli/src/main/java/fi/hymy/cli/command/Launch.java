package fi.hymy.cli.command;

import fi.hymy.cli.api.Api;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes a rollout, whatever it brings: to which kiosks, at which hours, and whether it starts at once.
abstract class Launch extends ServerCommand {
    @ArgGroup(multiplicity = "1")
    Chosen where = new Chosen();

    @Option(names = "--window", paramLabel = "HOURS", description = "at the site's time, as 'Mon-Fri 20:00-06:00'")
    @Nullable
    String window;

    @Option(names = "--draft", description = "make it, and start it later")
    boolean draft;

    Launch(Globals globals) {
        super(globals);
    }

    /// @param wish what it brings, and how carefully
    final Exit launch(Session session, ObjectNode wish) {
        wish.put("start", !draft);
        if (where.query != null) {
            wish.put("query", where.query);
        }
        ArrayNode list = wish.putArray("kiosks");
        where.kiosks.forEach(kiosk -> list.add(Session.id(session.kiosk(kiosk))));
        if (window != null) {
            wish.put("window", window);
        }
        session.printer().one(session.api().post(Api.path("rollouts"), wish), RolloutCommands.facts());
        return Exit.OK;
    }
}
