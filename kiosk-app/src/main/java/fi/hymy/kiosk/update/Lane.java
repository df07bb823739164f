package fi.hymy.kiosk.update;

import fi.hymy.kiosk.config.UpdateSettings;
import fi.hymy.kiosk.update.Download.Trouble;
import fi.hymy.kiosk.update.slot.Places;
import fi.hymy.kiosk.update.slot.SlotState;
import fi.hymy.kiosk.update.slot.SlotsReader;
import fi.hymy.kiosk.update.slot.SlotsReader.Running;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.message.DesiredRelease;
import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.message.Software.WhyNot;
import fi.hymy.protocol.release.Situation;
import fi.hymy.protocol.release.SoftwareKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One kind of software on its way: its slots, where its file goes, and what went wrong last. For the updater's loop.
final class Lane {
    /// What failed is not tried again before.
    private static final Duration ANOTHER_NIGHT = Duration.ofHours(12);

    private final SoftwareKind kind;
    private final Places places;
    private final SlotsReader slots;
    private final Download download;
    private @Nullable WhyNot trouble;
    private long notBefore;

    Lane(SoftwareKind kind, Places places, BoundedSource source) {
        this.kind = kind;
        this.places = places;
        this.slots = new SlotsReader(places);
        this.download = new Download(places, source);
    }

    SoftwareKind kind() {
        return kind;
    }

    Places places() {
        return places;
    }

    SlotsReader slots() {
        return slots;
    }

    Download download() {
        return download;
    }

    /// The one of this kind. What is written there is not believed yet: whoever judges it looks again.
    Optional<DesiredRelease> among(List<DesiredRelease> desired) {
        return desired.stream()
                .filter(release -> release.signed().manifest().contains("\"kind\":\"os\"") == (kind == SoftwareKind.OS))
                .findFirst();
    }

    /// Whether the slot machine has something of this kind in hand.
    boolean isBusy() {
        return slots.isAsked() || slots.state().trial().isPresent();
    }

    /// What becomes of a release.
    ///
    /// @param settings whether anybody replaces the program
    Offer offer(DesiredRelease release, UpdateSettings settings, String arch, Updater.Clock clock) {
        if (settings.slots().isEmpty()) {
            return settled(Reason.NO_SLOTS, "nobody replaces software on this box");
        }
        if (kind == SoftwareKind.OS && slots.running().isEmpty()) {
            return settled(Reason.NO_SLOTS, "this box keeps the system it came with");
        }
        SlotState state = slots.state();
        var box = new Situation(
                kind,
                arch,
                release.channel(),
                slots.running().map(Running::sequence).orElse(state.committed().sequence()),
                clock.trusted());
        return Offer.of(
                release,
                ReleaseCodec.judge(release.signed(), slots.keys(), box),
                this,
                slots.isFresh(ANOTHER_NIGHT, clock.wall()));
    }

    private Offer settled(Reason reason, String detail) {
        return new Offer.Settled(Optional.of(why(0, reason, detail)));
    }

    WhyNot why(long sequence, Reason reason, String detail) {
        return new WhyNot(kind, sequence, reason, detail);
    }

    /// What is wrong with its file for now; empty when it may be fetched.
    Optional<WhyNot> trouble(long millis) {
        return millis < notBefore ? Optional.ofNullable(trouble) : Optional.empty();
    }

    /// Its file could not be fetched.
    WhyNot failed(long sequence, Trouble failed, long millis) {
        WhyNot now = why(sequence, failed.reason(), failed.detail());
        trouble = now;
        notBefore = millis + failed.pause().toMillis();
        return now;
    }

    /// Something else is desired.
    void forgive() {
        trouble = null;
        notBefore = 0;
    }
}
