package fi.hymy.fleet.lifecycle;

import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// How far a kiosk has come, and the box behind it.
///
/// @param since when it took this step
/// @param serial what is written on the box, or empty
/// @param model what kind of box it is, or empty
public record Life(KioskId kiosk, LifeStep step, Instant since, String serial, String model) {
    /// Where it may go next.
    public List<LifeStep> next() {
        return Arrays.stream(LifeStep.values()).filter(step::mayBecome).toList();
    }

    /// As `Pi 5 touch, 4711`; empty when nothing is known of it.
    public String box() {
        return model.isEmpty() || serial.isEmpty() ? model + serial : model + ", " + serial;
    }
}
