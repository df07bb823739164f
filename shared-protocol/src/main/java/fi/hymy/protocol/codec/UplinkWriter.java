package fi.hymy.protocol.codec;

import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Uplink messages to JSON.
final class UplinkWriter {
    private UplinkWriter() {}

    static String type(Uplink uplink) {
        return switch (uplink) {
            case Uplink.Birth _ -> "birth";
            case Uplink.Gone _ -> "gone";
            case Uplink.Heartbeat _ -> "heartbeat";
            case Uplink.Responses _ -> "responses";
            case Uplink.Reported _ -> "reported";
            case Uplink.Health _ -> "health";
            case Uplink.CommandResult _ -> "commandResult";
            case Uplink.Clocks _ -> "clocks";
        };
    }

    static ObjectNode body(Uplink uplink) {
        ObjectNode json = Json.object();
        switch (uplink) {
            case Uplink.Birth birth -> {
                json.put("session", birth.session()).put("appVersion", birth.appVersion());
                facts(json, birth.outbox());
            }
            case Uplink.Gone gone -> json.put("session", gone.session());
            case Uplink.Heartbeat heartbeat -> {
                json.put("session", heartbeat.session());
                facts(json, heartbeat.outbox());
            }
            case Uplink.Responses _ -> throw new IllegalArgumentException("a batch is written as text");
            case Uplink.Reported reported -> state(json, reported.state());
            case Uplink.Health health -> ConditionParts.write(json, health.condition());
            case Uplink.CommandResult result -> CommandParts.write(json, result);
            case Uplink.Clocks clocks -> clocks(json, clocks);
        }
        return json;
    }

    private static void facts(ObjectNode json, @Nullable OutboxFacts facts) {
        if (facts == null) {
            return;
        }
        json.putObject("outbox")
                .put("outboxId", facts.outbox().value())
                .put("lastSequence", facts.lastSequence())
                .put("firstKept", facts.firstKept())
                .put("unsent", facts.unsent())
                .put("oldestUnsentMillis", facts.oldestUnsentMillis());
    }

    private static void clocks(ObjectNode json, Uplink.Clocks clocks) {
        ArrayNode boots = json.putArray("boots");
        clocks.boots()
                .forEach(boot -> boots.addObject()
                        .put("boot", boot.boot())
                        .put("mono", boot.monotonicMillis())
                        .put("wall", boot.wallMillis()));
    }

    /// The body of a batch, written straight away.
    static void rows(CanonicalText json, Uplink.Responses responses) {
        json.open('{').field("outboxId").plain(responses.outbox().value());
        json.field("rows").open('[');
        responses.rows().forEach(row -> {
            json.open('{').field("seq").number(row.sequence()).field("response");
            ResponseWriter.write(json, row.response());
            json.close('}');
        });
        json.close(']').close('}');
    }

    private static void state(ObjectNode json, ReportedState state) {
        json.put("desiredVersion", state.desiredVersion());
        state.showing().ifPresent(ref -> json.set("showing", Parts.ref(ref)));
        state.problem()
                .ifPresent(problem -> json.putObject("problem")
                        .put("reason", Words.of(problem.reason()))
                        .put("detail", problem.detail()));
        state.setUp().ifPresent(setUp -> setUp(json.putObject("setUp"), setUp));
        state.software().ifPresent(software -> SoftwareParts.software(json.putObject("software"), software));
    }

    private static void setUp(ObjectNode json, ReportedState.SetUp setUp) {
        setUp.brightness().ifPresent(percent -> json.put("brightness", percent));
        setUp.volume().ifPresent(percent -> json.put("volume", percent));
        json.put("staffPin", setUp.staffPin())
                .put("staffTest", setUp.staffTest())
                .put("open", setUp.open());
    }
}
