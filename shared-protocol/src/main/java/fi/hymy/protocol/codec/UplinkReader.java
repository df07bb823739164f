package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import fi.hymy.protocol.message.Uplink.Responses;
import fi.hymy.protocol.message.Uplink.Row;
import fi.hymy.protocol.message.Uplink.UnreadableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Uplink messages from JSON.
final class UplinkReader {
    static final Set<String> TYPES =
            Set.of("birth", "gone", "heartbeat", "responses", "reported", "health", "commandResult", "clocks");

    private static final Words<ReportedState.Reason> REASON = Words.of(ReportedState.Reason.class);

    private UplinkReader() {}

    /// @param type one of [#TYPES]
    /// @param wholeText of the message, from which unreadable rows are cut as they came
    static Uplink read(String type, Place body, String wholeText) {
        return switch (type) {
            case "birth" ->
                new Uplink.Birth(session(body), body.field("appVersion").text(), maybeFacts(body));
            case "gone" -> new Uplink.Gone(session(body));
            case "heartbeat" -> new Uplink.Heartbeat(session(body), maybeFacts(body));
            case "responses" -> responses(body, wholeText);
            case "reported" -> new Uplink.Reported(state(body));
            case "health" -> new Uplink.Health(ConditionParts.read(body));
            case "commandResult" -> CommandParts.result(body);
            case "clocks" -> clocks(body);
            default -> throw new IllegalStateException("no such type");
        };
    }

    private static long session(Place place) {
        return place.field("session").whole(0, Long.MAX_VALUE);
    }

    private static @Nullable OutboxFacts maybeFacts(Place body) {
        return body.maybe("outbox").map(UplinkReader::facts).orElse(null);
    }

    private static OutboxFacts facts(Place place) {
        OutboxId outbox = outbox(place);
        long last = whole(place, "lastSequence");
        long firstKept = whole(place, "firstKept");
        long unsent = whole(place, "unsent");
        long oldest = whole(place, "oldestUnsentMillis");
        return place.build(() -> new OutboxFacts(outbox, last, firstKept, unsent, oldest));
    }

    private static OutboxId outbox(Place place) {
        return place.field("outboxId").parse(OutboxId::new);
    }

    private static long whole(Place place, String name) {
        return place.field(name).whole(0, Long.MAX_VALUE);
    }

    private static Uplink.Clocks clocks(Place place) {
        var boots = new ArrayList<Uplink.Clocks.Confirmed>();
        for (Place boot : place.field("boots").entries(Uplink.Clocks.MAX)) {
            long number = boot.field("boot").whole(1, Long.MAX_VALUE);
            boots.add(new Uplink.Clocks.Confirmed(number, whole(boot, "mono"), whole(boot, "wall")));
        }
        return place.build(() -> new Uplink.Clocks(boots));
    }

    private static Responses responses(Place place, String wholeText) {
        OutboxId outbox = outbox(place);
        var rows = new ArrayList<Row>();
        var unreadable = new ArrayList<UnreadableRow>();
        List<Place> entries = place.field("rows").entries(Responses.MAX_ROWS);
        for (int i = 0; i < entries.size(); i++) {
            Place entry = entries.get(i);
            long sequence = entry.field("seq").whole(1, Long.MAX_VALUE);
            Place response = entry.field("response");
            ResponseId id = ResponseReader.id(response);
            try {
                rows.add(new Row(sequence, ResponseReader.response(response)));
            } catch (CodecException e) {
                String raw = RawRow.cut(wholeText, i);
                unreadable.add(new UnreadableRow(sequence, id, raw, e.newer(), e.reason()));
            }
        }
        return place.build(() -> new Responses(outbox, rows, unreadable));
    }

    private static ReportedState state(Place place) {
        return new ReportedState(
                whole(place, "desiredVersion"),
                place.maybe("showing").map(Parts::ref).orElse(null),
                place.maybe("problem").map(UplinkReader::problem).orElse(null),
                place.maybe("setUp").map(UplinkReader::setUp).orElse(null),
                place.maybe("software").map(SoftwareParts::software).orElse(null));
    }

    private static ReportedState.SetUp setUp(Place place) {
        return new ReportedState.SetUp(
                place.maybe("brightness").map(at -> at.integer(0, 100)).orElse(null),
                place.maybe("volume").map(at -> at.integer(0, 100)).orElse(null),
                flag(place, "staffPin", false),
                flag(place, "staffTest", false),
                flag(place, "open", true));
    }

    private static boolean flag(Place place, String name, boolean usual) {
        return place.maybe(name).map(Place::flag).orElse(usual);
    }

    private static ReportedState.Problem problem(Place place) {
        return new ReportedState.Problem(
                REASON.read(place.field("reason")),
                place.maybe("detail").map(Place::text).orElse(""));
    }
}
