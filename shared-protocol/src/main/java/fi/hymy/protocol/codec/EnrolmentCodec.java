package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Enrolment;
import fi.hymy.protocol.message.Enrolment.Broker;
import fi.hymy.protocol.message.Enrolment.Claimed;
import fi.hymy.protocol.message.Enrolment.Renewal;
import fi.hymy.protocol.message.Enrolment.Renewed;
import fi.hymy.protocol.message.Enrolment.Request;
import fi.hymy.protocol.message.Enrolment.State;
import fi.hymy.protocol.message.Enrolment.Ticket;
import fi.hymy.protocol.message.Enrolment.Waiting;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// What is said when a kiosk joins, as JSON. Pure; any thread. Fields that this program does not know are passed over.
///
/// Every reading throws a [CodecException] when it cannot be done.
public final class EnrolmentCodec {
    private static final int LONGEST_PEM = 32 * 1024;
    private static final int LONGEST_WORDS = 200;
    private static final int LONGEST_URL = 500;
    private static final int MAX_PORT = 65_535;
    private static final int LONGEST_POLL = 3600;
    private static final String CLAIMED = "claimed";
    private static final String WAITING = "waiting";

    private EnrolmentCodec() {}

    public static byte[] encode(Enrolment said) {
        ObjectNode json = Json.object();
        switch (said) {
            case Request(String csr, String version, String hardware) ->
                json.put("csr", csr).put("appVersion", version).put("hardware", hardware);
            case Ticket ticket ->
                json.put("ticket", ticket.ticket())
                        .put("code", ticket.code())
                        .put("expiresAt", ticket.expiresAt().toString())
                        .put("pollSeconds", ticket.poll().toSeconds())
                        .put("claimUrl", ticket.claimUrl());
            case Waiting(String code, Instant expires) ->
                json.put("state", WAITING).put("code", code).put("expiresAt", expires.toString());
            case Claimed claimed -> {
                json.put("state", CLAIMED).put("kiosk", claimed.kiosk().value()).put("chain", claimed.chain());
                json.putObject("mqtt").put("host", claimed.mqttHostOrNull()).put("port", claimed.mqttPort());
            }
            case Renewal(String csr) -> json.put("csr", csr);
            case Renewed(String chain) -> json.put("chain", chain);
            case Broker(String host, int port) -> json.put("host", host).put("port", port);
        }
        return Json.MESSAGE.bytes(json);
    }

    public static Request request(byte[] bytes) {
        return read(
                bytes,
                place -> new Request(
                        place.field("csr").text(LONGEST_PEM),
                        place.field("appVersion").text(LONGEST_WORDS),
                        place.field("hardware").text(LONGEST_WORDS)));
    }

    public static Ticket ticket(byte[] bytes) {
        return read(
                bytes,
                place -> new Ticket(
                        place.field("ticket").text(LONGEST_WORDS),
                        place.field("code").text(LONGEST_WORDS),
                        instant(place),
                        Duration.ofSeconds(place.maybe("pollSeconds")
                                .map(poll -> poll.integer(1, LONGEST_POLL))
                                .orElse(2)),
                        place.field("claimUrl").parse(EnrolmentCodec::url)));
    }

    public static State state(byte[] bytes) {
        return read(bytes, place -> switch (place.field("state").text()) {
            case WAITING -> new Waiting(place.field("code").text(LONGEST_WORDS), instant(place));
            case CLAIMED -> {
                Place mqtt = place.field("mqtt");
                Optional<String> host = mqtt.maybe("host").map(named -> named.text(LONGEST_URL));
                yield new Claimed(
                        place.field("kiosk").parse(KioskId::new),
                        place.field("chain").text(LONGEST_PEM),
                        host.orElse(null),
                        mqtt.field("port").integer(1, MAX_PORT));
            }
            default -> throw place.unknown("is in a state that is not known here");
        });
    }

    public static Renewal renewal(byte[] bytes) {
        return read(bytes, place -> new Renewal(place.field("csr").text(LONGEST_PEM)));
    }

    public static Renewed renewed(byte[] bytes) {
        return read(bytes, place -> new Renewed(place.field("chain").text(LONGEST_PEM)));
    }

    public static Broker broker(byte[] bytes) {
        return read(
                bytes,
                place -> new Broker(
                        place.maybe("host").map(host -> host.text(LONGEST_URL)).orElse(null),
                        place.field("port").integer(1, MAX_PORT)));
    }

    private static Instant instant(Place place) {
        return place.field("expiresAt").parse(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("must be a moment such as 2026-01-31T12:00:00Z", e);
            }
        });
    }

    private static String url(String text) {
        if (text.length() > LONGEST_URL || !text.matches("https?://\\S+")) {
            throw new IllegalArgumentException("must be a web address");
        }
        return text;
    }

    private static <T> T read(byte[] bytes, Function<Place, T> reading) {
        try {
            return reading.apply(Place.root(Json.MESSAGE.tree(Json.MESSAGE.text(bytes))));
        } catch (JacksonException e) {
            throw new CodecException(Json.place(e), "is not JSON within bounds", false);
        }
    }
}
