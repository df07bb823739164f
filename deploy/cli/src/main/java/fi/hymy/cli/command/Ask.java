package fi.hymy.cli.command;

import fi.hymy.cli.api.Api;
import fi.hymy.cli.print.Words;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "ask",
        description =
                "Ask a kiosk to do something once: identify, restart, diagnose, brightness …; waits for what comes of it.")
final class Ask extends ServerCommand {
    @Parameters(index = "0", paramLabel = "KIOSK", description = "its id or its name")
    String kiosk = "";

    @Parameters(index = "1", paramLabel = "WHAT", description = "as identify, restart, diagnose, brightness, logs")
    String kind = "";

    @Option(names = "--amount", paramLabel = "N", description = "percent of brightness, seconds of flashing")
    @Nullable
    Long amount;

    @Option(
            names = "--within",
            paramLabel = "TIME",
            converter = Patience.class,
            description = "a kiosk that has not heard of it by then does nothing (default 1m)")
    Duration validity = Duration.ofMinutes(1);

    Ask(Globals globals) {
        super(globals);
    }

    @Override
    Exit run(Session session) {
        String id = Session.id(session.kiosk(kiosk));
        JsonNode command = asked(session, id, kind, amount, validity);
        String state = Words.at(command, "state");
        session.printer().done(command, words(command));
        return state.equals("DONE")
                ? Exit.OK
                : state.equals("WAITING") || state.equals("RUNNING") ? Exit.NOT_YET : Exit.FAILED;
    }

    /// Asks, and waits until it is done, failed or expired.
    static JsonNode asked(Session session, String kiosk, String kind, @Nullable Long amount, Duration validity) {
        ObjectNode wish = Api.object().put("kind", kind).put("validForSeconds", validity.toSeconds());
        if (amount != null) {
            wish.put("amount", amount);
        }
        JsonNode issued = session.api().post(Api.path("kiosks", kiosk, "commands"), wish);
        String address = Api.path("kiosks", kiosk, "commands", Session.id(issued));
        JsonNode[] last = {issued};
        // What it began in time it may take a while to end.
        session.await(validity.plusMinutes(1), () -> {
            last[0] = session.api().get(address);
            String state = Words.at(last[0], "state");
            return !state.equals("WAITING") && !state.equals("RUNNING");
        });
        return last[0];
    }

    static String words(JsonNode command) {
        String detail = Words.at(command, "detail");
        return Words.at(command, "state").toLowerCase(Locale.ROOT) + (detail.equals("-") ? "" : ": " + detail);
    }
}
