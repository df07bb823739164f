package fi.hymy.fleet.gateway;

import fi.hymy.fleet.broker.Inbound;
import fi.hymy.fleet.broker.Verdict;
import fi.hymy.protocol.codec.Decoded;
import fi.hymy.protocol.codec.WireCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.topic.Topic;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The way in: decodes what kiosks say and hands each message to the room that it concerns.
@Component
final class Gateway implements Inbound {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final Handlers handlers;
    private final Downlinks downlinks;
    private final Unreadables unreadables;
    private final Pace pace;

    Gateway(Handlers handlers, Downlinks downlinks, Unreadables unreadables, Pace pace) {
        this.handlers = handlers;
        this.downlinks = downlinks;
        this.unreadables = unreadables;
        this.pace = pace;
    }

    @Override
    public CompletionStage<Verdict> accept(Topic topic, byte[] payload) {
        KioskId kiosk = topic.kiosk();
        if (!pace.allows(topic)) {
            return CompletableFuture.completedStage(Verdict.BUSY);
        }
        return switch (WireCodec.decodeUplink(payload)) {
            case Decoded.Readable<Uplink> readable ->
                dispatch(topic, readable.envelope().message(), payload);
            case Decoded.NewerVersion<Uplink> newer ->
                defer(kiosk, newer.id(), "this server does not know version " + newer.version() + " yet");
            case Decoded.UnknownType<Uplink> unknown ->
                defer(kiosk, unknown.id(), "this server does not know all of '" + unknown.type() + "' yet");
            case Decoded.Undecodable<Uplink> undecodable -> unreadables.keep(kiosk, undecodable.reason(), payload);
        };
    }

    private CompletionStage<Verdict> dispatch(Topic topic, Uplink message, byte[] payload) {
        if (topic.channel() != channel(message)) {
            return unreadables.keep(topic.kiosk(), "the message does not belong on this topic", payload);
        }
        KioskId kiosk = topic.kiosk();
        return switch (message) {
            case Uplink.Responses responses -> handlers.responses().handle(kiosk, responses);
            case Uplink.Birth birth -> handlers.birth().handle(kiosk, birth);
            case Uplink.Gone gone -> handlers.gone().handle(kiosk, gone);
            case Uplink.Heartbeat heartbeat -> handlers.heartbeat().handle(kiosk, heartbeat);
            case Uplink.Reported reported -> handlers.reported().handle(kiosk, reported);
            case Uplink.Health health -> handlers.health().handle(kiosk, health);
            case Uplink.CommandResult result -> handlers.commandResult().handle(kiosk, result);
            case Uplink.Clocks clocks -> handlers.clocks().handle(kiosk, clocks);
        };
    }

    private static Topic.Channel channel(Uplink message) {
        return switch (message) {
            case Uplink.Responses _ -> Topic.Channel.RESPONSES;
            case Uplink.Birth _, Uplink.Gone _ -> Topic.Channel.PRESENCE;
            case Uplink.Heartbeat _ -> Topic.Channel.HEARTBEAT;
            case Uplink.Reported _ -> Topic.Channel.REPORTED;
            case Uplink.Health _ -> Topic.Channel.HEALTH;
            case Uplink.CommandResult _ -> Topic.Channel.RESULTS;
            case Uplink.Clocks _ -> Topic.Channel.CLOCK;
        };
    }

    private CompletionStage<Verdict> defer(KioskId kiosk, MessageId message, String reason) {
        LOG.info("a message of kiosk {} is deferred: {}", kiosk, reason);
        return downlinks.send(kiosk, new Downlink.Deferred(message, reason)).thenApply(sent -> Verdict.OK);
    }
}
