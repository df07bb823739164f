package fi.hymy.fleet.kiosk;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Downlink;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sets the PIN by which staff get to a kiosk's own pages, and takes it away. Only its hash is stored and travels.
@Component
final class StaffPins {
    static final String RULE = key("A staff PIN must have 6 to 12 digits.");
    private static final String FORM = "[0-9]{6,12}";

    private final WriterDb writer;
    private final Twin twin;
    private final DeviceSetups setups;
    private final Downlinks downlinks;
    private final SecureRandom random = new SecureRandom();

    StaffPins(WriterDb writer, Twin twin, DeviceSetups setups, Downlinks downlinks) {
        this.writer = writer;
        this.twin = twin;
        this.setups = setups;
        this.downlinks = downlinks;
    }

    static boolean isPin(String pin) {
        return pin.matches(FORM);
    }

    /// Stores the hash and tells the kiosk, if it is connected; else it hears of it when it comes.
    ///
    /// @param by the operator's user name
    /// @return whether there is such a kiosk
    /// @throws IllegalArgumentException when it is no PIN
    boolean set(KioskId kiosk, String pin, String by) {
        if (!isPin(pin)) {
            throw new IllegalArgumentException(t(RULE));
        }
        return store(kiosk, PinHash.of(pin, random), by);
    }

    /// Takes it away: staff pages open by the PIN of the kiosk's settings file again, or by none.
    ///
    /// @param by the operator's user name
    /// @return whether there is such a kiosk
    boolean clear(KioskId kiosk, String by) {
        return store(kiosk, null, by);
    }

    private boolean store(KioskId kiosk, @Nullable String hash, String by) {
        Optional<DesiredState> state = writer.transaction().execute(status -> change(kiosk, hash, by));
        state.ifPresent(desired -> downlinks.send(kiosk, new Downlink.Desired(desired)));
        return state.isPresent();
    }

    private Optional<DesiredState> change(KioskId kiosk, @Nullable String hash, String by) {
        int changed = writer.jdbc()
                .sql("update kiosk set staff_pin_hash = :hash where id = :id")
                .param("hash", hash)
                .param("id", kiosk.value())
                .update();
        if (changed == 0) {
            return Optional.empty();
        }
        if (hash == null) {
            setups.begin(kiosk, by);
        }
        return Optional.of(twin.renew(kiosk, hash == null ? key("No staff PIN any more") : "A staff PIN", by));
    }
}
