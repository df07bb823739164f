package fi.hymy.kiosk.device.command;

import fi.hymy.protocol.id.CommandId;
import java.io.IOException;

/// The way of a file to the server.
@FunctionalInterface
public interface Upload {
    /// Waits until the server has it; a minute or two at most.
    ///
    /// @param type media type
    /// @throws IOException when it could not be brought there; the message says why, in words
    /// @throws InterruptedException when the kiosk ends
    void send(CommandId command, String type, byte[] file) throws IOException, InterruptedException;
}
