package fi.hymy.cli.command;

import fi.hymy.cli.api.Api;
import fi.hymy.cli.api.Refusal;
import fi.hymy.cli.print.Printer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/// One run of one command.
///
/// @param clock for ages and for how long to wait
record Session(Api api, Printer printer, InstantSource clock) {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /// The kiosk of that id, or else the only one of exactly that name.
    ///
    /// @throws CommandFailure when there is none, or more than one of that name
    JsonNode kiosk(String idOrName) {
        if (idOrName.matches("[A-Za-z0-9_-]{8,64}")) {
            try {
                return api.get(Api.path("kiosks", idOrName));
            } catch (Refusal refusal) {
                if (!refusal.isNotFound()) {
                    throw refusal;
                }
            }
        }
        String quoted = "name:\"" + idOrName.replace("\"", "") + "\"";
        List<JsonNode> named = api.all(Api.path("kiosks"), Map.of("q", quoted)).stream()
                .filter(kiosk -> kiosk.path("name").asString("").equalsIgnoreCase(idOrName))
                .toList();
        return switch (named.size()) {
            case 0 -> throw new CommandFailure(Exit.NOT_FOUND, "There is no kiosk '%s'.".formatted(idOrName));
            case 1 -> named.getFirst();
            default ->
                throw new CommandFailure(
                        Exit.REFUSED,
                        "%d kiosks are called '%s'; say which by its id: %s"
                                .formatted(
                                        named.size(),
                                        idOrName,
                                        String.join(
                                                ", ",
                                                named.stream().map(Session::id).toList())));
        };
    }

    static String id(JsonNode item) {
        return item.path("id").asString("");
    }

    Instant now() {
        return clock.instant();
    }

    /// Looks again every second.
    ///
    /// @return whether it came about in time
    boolean await(Duration patience, BooleanSupplier done) {
        Instant end = now().plus(patience);
        while (!done.getAsBoolean()) {
            if (!now().isBefore(end)) {
                return false;
            }
            try {
                Thread.sleep(LOOK_AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
