package fi.hymy.simulator.link;

import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import java.util.Set;

/// Why a connection ended, or did not come about.
///
/// @param grave coming back soon would not help: another has the session, or the broker does not want us
record End(String reason, boolean grave) {
    private static final int TAKEN_OVER = 0x8E;
    /// Version, client id, user name or password, not authorised, banned, method of signing in.
    private static final Set<Integer> TURNED_AWAY = Set.of(0x84, 0x85, 0x86, 0x87, 0x8A, 0x8C);

    static End because(String reason) {
        return new End(reason, false);
    }

    static End of(Throwable cause) {
        return switch (cause) {
            case Mqtt5ConnAckException refused -> {
                int code = refused.getMqttMessage().getReasonCode().getCode();
                yield new End("the broker turned us away: 0x%02X".formatted(code), TURNED_AWAY.contains(code));
            }
            case Mqtt5DisconnectException ended -> {
                int code = ended.getMqttMessage().getReasonCode().getCode();
                yield new End(
                        "the connection was ended: 0x%02X %s".formatted(code, ended.getMessage()), code == TAKEN_OVER);
            }
            default -> because(cause.toString());
        };
    }
}
