package fi.hymy.kiosk.update;

import fi.hymy.kiosk.update.slot.SlotState;
import fi.hymy.kiosk.update.slot.SlotState.Ending;
import fi.hymy.kiosk.update.slot.Vault;
import fi.hymy.protocol.message.DesiredRelease;
import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.message.Software.WhyNot;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.SoftwareKind;
import fi.hymy.protocol.release.Verdict;
import java.util.Optional;

/// What becomes of a desired release, as the slots stand. Pure.
sealed interface Offer {
    /// Nothing is to be done, now or ever.
    record Settled(Optional<WhyNot> whyNot) implements Offer {}

    /// It may be fetched and asked for.
    record Open(DesiredRelease release, Manifest manifest, Artifact artifact) implements Offer {}

    /// @param asked whether a request lies with the slot machine
    /// @param recent whether the slots changed so short a time ago that what failed is not tried again yet
    static Offer of(DesiredRelease release, Verdict verdict, SlotState state, boolean asked, boolean recent) {
        return switch (verdict) {
            case Verdict.Refused refused -> why(0, Reason.valueOf(refused.why().name()), refused.detail());
            case Verdict.Running(Manifest manifest) ->
                state.trialOrNull() == null
                        ? new Settled(Optional.empty())
                        : why(manifest.sequence(), Reason.INSTALLING, "it is proving itself");
            case Verdict.Accepted(Manifest manifest, Artifact artifact) ->
                accepted(new Open(release, manifest, artifact), state, asked, recent);
        };
    }

    private static Offer accepted(Open open, SlotState state, boolean asked, boolean recent) {
        String name = Vault.name(open.release().signed());
        long sequence = open.manifest().sequence();
        if (asked
                || state.trial().filter(trial -> trial.manifest().equals(name)).isPresent()) {
            return why(sequence, Reason.INSTALLING, "it is with the slot machine");
        }
        Optional<Ending> last = state.last().filter(ending -> ending.manifest().equals(name));
        String detail = last.map(Ending::detail).orElse("it did not prove itself");
        if (state.isHopeless(name)) {
            return why(sequence, Reason.ROLLED_BACK, detail);
        }
        if (last.isPresent() && recent) {
            return switch (last.get().result()) {
                case REFUSED -> why(sequence, last.get().reason(), detail);
                case ROLLED_BACK -> why(sequence, Reason.WAITING, "to be tried another night, for " + detail);
                case COMMITTED -> open;
            };
        }
        return open;
    }

    private static Settled why(long sequence, Reason reason, String detail) {
        return new Settled(Optional.of(new WhyNot(SoftwareKind.APP, sequence, reason, detail)));
    }
}
