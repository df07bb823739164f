package fi.hymy.kiosk.update;

import fi.hymy.kiosk.update.slot.SlotState;
import fi.hymy.kiosk.update.slot.SlotState.Ending;
import fi.hymy.kiosk.update.slot.Vault;
import fi.hymy.protocol.message.DesiredRelease;
import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.message.Software.WhyNot;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.Verdict;
import java.util.Optional;

/// What becomes of a desired release, as its slots stand.
sealed interface Offer {
    /// Nothing is to be done, now or ever.
    record Settled(Optional<WhyNot> whyNot) implements Offer {}

    /// It may be fetched and asked for.
    record Open(DesiredRelease release, Manifest manifest, Artifact artifact) implements Offer {}

    /// @param lane where it goes
    /// @param recent whether the slots changed so short a time ago that what failed is not tried again yet
    static Offer of(DesiredRelease release, Verdict verdict, Lane lane, boolean recent) {
        SlotState state = lane.slots().state();
        return switch (verdict) {
            case Verdict.Refused refused ->
                why(lane, 0, Reason.valueOf(refused.why().name()), refused.detail());
            case Verdict.Running(Manifest manifest) ->
                state.trialOrNull() == null
                        ? new Settled(Optional.empty())
                        : why(lane, manifest.sequence(), Reason.INSTALLING, "it is proving itself");
            case Verdict.Accepted(Manifest manifest, Artifact artifact) ->
                accepted(new Open(release, manifest, artifact), state, lane, recent);
        };
    }

    private static Offer accepted(Open open, SlotState state, Lane lane, boolean recent) {
        String name = Vault.name(open.release().signed());
        long sequence = open.manifest().sequence();
        if (lane.slots().isAsked()
                || state.trial().filter(trial -> trial.manifest().equals(name)).isPresent()) {
            return why(lane, sequence, Reason.INSTALLING, "it is with the slot machine");
        }
        Optional<Ending> last = state.last().filter(ending -> ending.manifest().equals(name));
        String detail = last.map(Ending::detail).orElse("it did not prove itself");
        if (state.isHopeless(name)) {
            return why(lane, sequence, Reason.ROLLED_BACK, detail);
        }
        if (last.isPresent() && recent) {
            return switch (last.get().result()) {
                case REFUSED -> why(lane, sequence, last.get().reason(), detail);
                case ROLLED_BACK -> why(lane, sequence, Reason.WAITING, "to be tried another night, for " + detail);
                case COMMITTED -> open;
            };
        }
        return open;
    }

    private static Settled why(Lane lane, long sequence, Reason reason, String detail) {
        return new Settled(Optional.of(lane.why(sequence, reason, detail)));
    }
}
