package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.message.Action;
import fi.hymy.protocol.message.Downlink.Command;
import fi.hymy.protocol.message.Uplink.CommandResult;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// Commands and their results as JSON.
final class CommandParts {
    private static final int MAX_KIND = 40;
    private static final Words<CommandResult.Outcome> OUTCOME = Words.of(CommandResult.Outcome.class);

    private CommandParts() {}

    static void write(ObjectNode json, Command command) {
        json.put("commandId", command.id().value())
                .put("issuedAt", command.issuedAt().toEpochMilli())
                .put("validForMillis", command.validFor().toMillis());
        Action action = command.action();
        json.put("kind", kind(action));
        switch (action) {
            case Action.Screenshot(int maxWidth) -> json.put("maxWidth", maxWidth);
            case Action.Identify(Duration duration) -> json.put("millis", duration.toMillis());
            case Action.Brightness(int percent) -> json.put("percent", percent);
            case Action.Logs _,
                    Action.Restart _,
                    Action.Reboot _,
                    Action.Diagnose _,
                    Action.Renew _,
                    Action.Unknown _ -> {}
        }
    }

    private static String kind(Action action) {
        return switch (action) {
            case Action.Screenshot _ -> "screenshot";
            case Action.Identify _ -> "identify";
            case Action.Logs _ -> "logs";
            case Action.Brightness _ -> "brightness";
            case Action.Restart _ -> "restart";
            case Action.Reboot _ -> "reboot";
            case Action.Diagnose _ -> "diagnose";
            case Action.Renew _ -> "renew";
            case Action.Unknown(String kind) -> kind;
        };
    }

    static Command command(Place place) {
        CommandId id = place.field("commandId").parse(CommandId::new);
        long issuedAt = place.field("issuedAt").whole(0, Long.MAX_VALUE);
        long validFor = place.field("validForMillis").whole(1, Long.MAX_VALUE);
        Action action = action(place);
        return place.build(() -> new Command(id, action, Instant.ofEpochMilli(issuedAt), Duration.ofMillis(validFor)));
    }

    /// A kind that this program does not know can still be answered, so it is no fault.
    private static Action action(Place place) {
        String kind = place.field("kind").text(MAX_KIND);
        return switch (kind) {
            case "screenshot" -> place.build(() -> new Action.Screenshot(integer(place, "maxWidth")));
            case "identify" -> place.build(() -> new Action.Identify(Duration.ofMillis(integer(place, "millis"))));
            case "logs" -> new Action.Logs();
            case "brightness" -> place.build(() -> new Action.Brightness(integer(place, "percent")));
            case "restart" -> new Action.Restart();
            case "reboot" -> new Action.Reboot();
            case "diagnose" -> new Action.Diagnose();
            case "renew" -> new Action.Renew();
            default -> new Action.Unknown(kind);
        };
    }

    private static int integer(Place place, String name) {
        return place.field(name).integer(0, Integer.MAX_VALUE);
    }

    static void write(ObjectNode json, CommandResult result) {
        json.put("commandId", result.command().value())
                .put("outcome", Words.of(result.outcome()))
                .put("detail", result.detail());
    }

    static CommandResult result(Place place) {
        CommandId id = place.field("commandId").parse(CommandId::new);
        CommandResult.Outcome outcome = OUTCOME.read(place.field("outcome"));
        return new CommandResult(
                id, outcome, place.maybe("detail").map(Place::text).orElse(""));
    }
}
