package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Downlink;
import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/// Sets the PIN by which staff get to a kiosk's own pages. Only its hash is stored and travels.
@Component
final class StaffPins {
    private static final String RULE = "A staff PIN must have 6 to 12 digits.";
    private static final String FORM = "[0-9]{6,12}";

    private final WriterDb writer;
    private final Twin twin;
    private final Downlinks downlinks;
    private final SecureRandom random = new SecureRandom();

    StaffPins(WriterDb writer, Twin twin, Downlinks downlinks) {
        this.writer = writer;
        this.twin = twin;
        this.downlinks = downlinks;
    }

    /// Stores the hash and tells the kiosk, if it is connected; else it hears of it when it comes.
    ///
    /// @param by the operator's user name
    /// @return whether there is such a kiosk
    /// @throws IllegalArgumentException when it is no PIN
    boolean set(KioskId kiosk, String pin, String by) {
        if (!pin.matches(FORM)) {
            throw new IllegalArgumentException(RULE);
        }
        int changed = writer.jdbc()
                .sql("update kiosk set staff_pin_hash = :hash where id = :id")
                .param("hash", SecretHash.ofPin(pin, random))
                .param("id", kiosk.value())
                .update();
        if (changed == 0) {
            return false;
        }
        DesiredState state =
                twin.desire(kiosk, twin.find(kiosk).desired().survey().orElse(null), by);
        downlinks.send(kiosk, new Downlink.Desired(state));
        return true;
    }
}
