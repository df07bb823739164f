package fi.hymy.kiosk.update;

import fi.hymy.kiosk.update.slot.SlotsReader.Running;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.message.Software.Installed;
import fi.hymy.protocol.message.Software.Outcome;
import fi.hymy.protocol.message.Software.Pending;
import fi.hymy.protocol.message.Software.Result;
import fi.hymy.protocol.message.Software.WhyNot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the software stands, as the slots say.
///
/// @param app of the program
/// @param system below it
/// @param version of this program, where no slot says it
record Standing(Lane app, Lane system, String version) {
    Software with(Optional<WhyNot> whyNot) {
        return new Software(
                app.slots().running().map(this::installed).orElseGet(() -> new Installed(version, 0, "none")),
                system.slots().running().map(Standing::whole).orElse(null),
                pending(app).or(() -> pending(system)).orElse(null),
                last(system.slots().changedAfter(app.slots()) ? List.of(system, app) : List.of(app, system)),
                whyNot.orElse(null));
    }

    private Installed installed(Running running) {
        boolean factory = running.slot().equals("factory");
        return new Installed(factory ? version : running.version(), running.sequence(), running.slot());
    }

    private static Installed whole(Running running) {
        return new Installed(running.version(), running.sequence(), running.slot());
    }

    private static Optional<Pending> pending(Lane lane) {
        return lane.slots().state().trial().map(trial -> new Pending(lane.kind(), trial.sequence()));
    }

    /// @param lanes the one in which something was decided last comes first
    private static @Nullable Outcome last(List<Lane> lanes) {
        return lanes.stream()
                .flatMap(lane -> lane.slots().state().last().stream()
                        .map(last -> new Outcome(
                                lane.kind(),
                                last.sequence(),
                                Result.valueOf(last.result().name()),
                                last.detail())))
                .findFirst()
                .orElse(null);
    }
}
