package fi.hymy.fleet.gateway;

import fi.hymy.protocol.message.Uplink;
import org.springframework.stereotype.Component;

/// One handler for each kind of message.
@Component
record Handlers(
        UplinkHandler<Uplink.Responses> responses,
        UplinkHandler<Uplink.Birth> birth,
        UplinkHandler<Uplink.Gone> gone,
        UplinkHandler<Uplink.Heartbeat> heartbeat,
        UplinkHandler<Uplink.Reported> reported,
        UplinkHandler<Uplink.Health> health,
        UplinkHandler<Uplink.CommandResult> commandResult,
        UplinkHandler<Uplink.Clocks> clocks) {}
