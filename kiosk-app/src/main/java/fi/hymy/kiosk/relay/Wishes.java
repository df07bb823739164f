package fi.hymy.kiosk.relay;

import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.SealingKey;

/// Hears what the server and the link wish. Called on the link's listening thread; must not wait.
public interface Wishes {
    /// The link stands anew.
    void connected();

    /// The server's answer to a birth, or a change; may be old.
    void desired(DesiredState state);

    /// What people write is to be sealed to this key from now on; said at every connect.
    default void sealTo(SealingKey key) {}

    /// Something is to be done once; may come twice.
    void command(Downlink.Command command);

    /// Something is wrong that only a new start of the program heals; there is no hurry.
    ///
    /// @param reason for the log
    default void restart(String reason) {}
}
