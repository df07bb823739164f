package fi.hymy.protocol.topic;

import fi.hymy.protocol.id.KioskId;
import java.util.Optional;

/// A topic of one kiosk: `hymy/v1/{kioskId}/up/{channel}` or `…/dn/{channel}`.
///
/// A kiosk may publish to its own `up` topics only, and subscribe to its own `dn` topics only.
public record Topic(KioskId kiosk, Channel channel) {
    private static final String ROOT = "hymy/v1/";
    private static final int MAX_LENGTH = ROOT.length() + 64 + "/up/presence".length() + 16;

    /// What is said on a topic.
    public enum Channel {
        RESPONSES("up/responses"),
        /// Births and wills.
        PRESENCE("up/presence"),
        HEARTBEAT("up/heartbeat"),
        REPORTED("up/reported"),
        CLOCK("up/clock"),
        HEALTH("up/health"),
        /// What became of commands.
        RESULTS("up/results"),
        RECEIPTS("dn/receipts"),
        DESIRED("dn/desired"),
        /// Resend and forget.
        ORDERS("dn/orders"),
        COMMANDS("dn/commands");

        private final String path;

        Channel(String path) {
            this.path = path;
        }

        public boolean isUplink() {
            return path.startsWith("up/");
        }
    }

    /// The topic name on the wire.
    public String name() {
        return ROOT + kiosk.value() + '/' + channel.path;
    }

    /// What one kiosk subscribes to: everything the server says to it.
    public static String downlinkFilter(KioskId kiosk) {
        return ROOT + kiosk.value() + "/dn/#";
    }

    /// What a fleet server subscribes to on a broker that is not its own, shared among the servers of a group.
    ///
    /// @param group of `[A-Za-z0-9_-]`
    public static String sharedUplinkFilter(String group) {
        return "$share/" + group + '/' + ROOT + "+/up/#";
    }

    /// Reads a topic name; empty when it is none of ours.
    public static Optional<Topic> parse(String name) {
        if (name.length() > MAX_LENGTH || !name.startsWith(ROOT)) {
            return Optional.empty();
        }
        int slash = name.indexOf('/', ROOT.length());
        if (slash < 0) {
            return Optional.empty();
        }
        String path = name.substring(slash + 1);
        for (Channel channel : Channel.values()) {
            if (channel.path.equals(path)) {
                return kiosk(name.substring(ROOT.length(), slash)).map(kiosk -> new Topic(kiosk, channel));
            }
        }
        return Optional.empty();
    }

    private static Optional<KioskId> kiosk(String text) {
        try {
            return Optional.of(new KioskId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
