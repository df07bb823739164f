package fi.hymy.kiosk.update;

import fi.hymy.kiosk.update.slot.SlotState;
import fi.hymy.kiosk.update.slot.SlotsReader;
import fi.hymy.kiosk.update.slot.SlotsReader.Running;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.message.Software.Installed;
import fi.hymy.protocol.message.Software.Outcome;
import fi.hymy.protocol.message.Software.Pending;
import fi.hymy.protocol.message.Software.Result;
import fi.hymy.protocol.message.Software.WhyNot;
import fi.hymy.protocol.release.SoftwareKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the software stands, as the slots say.
///
/// @param version of this program, where no slot says it
record Standing(SlotsReader slots, String version) {
    Software with(Optional<WhyNot> whyNot) {
        SlotState state = slots.state();
        return new Software(installed(), null, pending(state), last(state), whyNot.orElse(null));
    }

    private Installed installed() {
        return slots.running().map(this::installed).orElseGet(() -> new Installed(version, 0, "none"));
    }

    private Installed installed(Running running) {
        boolean factory = running.slot().equals("factory");
        return new Installed(factory ? version : running.version(), running.sequence(), running.slot());
    }

    private static @Nullable Pending pending(SlotState state) {
        return state.trial()
                .map(trial -> new Pending(SoftwareKind.APP, trial.sequence()))
                .orElse(null);
    }

    private static @Nullable Outcome last(SlotState state) {
        return state.last()
                .map(last -> new Outcome(
                        SoftwareKind.APP,
                        last.sequence(),
                        Result.valueOf(last.result().name()),
                        last.detail()))
                .orElse(null);
    }
}
