package fi.hymy.fleet.kiosk;

import fi.hymy.protocol.message.SealingKey;
import java.util.Optional;

/// Knows to which key kiosks shall seal what people write.
public interface KeyToTell {
    /// Asked for every kiosk that comes: must return at once. Empty where nothing is to be sealed.
    Optional<SealingKey> key();
}
