package fi.hymy.kiosk.update;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.UpdateSettings;
import fi.hymy.kiosk.content.ContentSource;
import fi.hymy.kiosk.disk.Durably;
import fi.hymy.kiosk.update.Download.Trouble;
import fi.hymy.kiosk.update.slot.Places;
import fi.hymy.kiosk.update.slot.Request;
import fi.hymy.kiosk.update.slot.SlotState;
import fi.hymy.kiosk.update.slot.SlotsCli;
import fi.hymy.kiosk.update.slot.SlotsReader;
import fi.hymy.kiosk.update.slot.SlotsReader.Running;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.message.DesiredRelease;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.message.Software.WhyNot;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.release.Situation;
import fi.hymy.protocol.release.SoftwareKind;
import fi.hymy.protocol.release.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the desired release to the slot machine: checks it, fetches its file in the hours for it, and asks when nobody
/// stands at the kiosk. Says what runs, and the one reason why it is not what is desired.
///
/// All public methods may be called from any thread and never wait. Fetching holds up the loop, which should be
/// its own.
public final class Updater implements AutoCloseable {
    static final Duration LOOK = Duration.ofMinutes(1);
    /// While the slot machine is at it, which never calls: how it ends is told soon.
    static final Duration LOOK_CLOSELY = Duration.ofSeconds(2);
    /// What failed is not tried again before.
    static final Duration ANOTHER_NIGHT = Duration.ofHours(12);

    private static final Logger LOG = LoggerFactory.getLogger(Updater.class);
    private static final String ARCH = SlotsCli.arch(System.getProperty("os.arch", ""));

    private final EventLoop loop;
    private final UpdateSettings settings;
    private final Places places;
    private final SlotsReader slots;
    private final Download download;
    private final Standing standing;
    private final Surroundings around;
    private volatile List<DesiredRelease> desired = List.of();
    private volatile ZoneId zone = ZoneId.systemDefault();
    private volatile boolean closed;
    private @Nullable WhyNot trouble;
    private @Nullable Software told;
    private long notBefore;
    /// Whether the slot machine is being watched closely.
    private boolean follows;

    /// What it needs of others.
    ///
    /// @param version of this program, where no slot says it
    public record Surroundings(String version, Clock clock, Idle idle, Consumer<Software> report) {}

    public interface Clock {
        /// As the clock on the wall says, which may lie.
        Instant wall();

        /// It is now, or later.
        Instant trusted();
    }

    /// Does something between two visitors.
    public interface Idle {
        void whenNobodyIsHere(Runnable task);
    }

    public Updater(EventLoop loop, UpdateSettings settings, Places places, ContentSource source, Surroundings around) {
        this.loop = loop;
        this.settings = settings;
        this.places = places;
        this.slots = new SlotsReader(places);
        this.download = new Download(places, new BoundedSource(source, settings.kibPerSecond() * 1024L, this::goesOn));
        this.standing = new Standing(slots, around.version());
        this.around = around;
    }

    /// Where the slot machine and this program meet.
    ///
    /// @param data of the kiosk
    public static Places places(Path data, UpdateSettings settings) {
        Places usual = Places.USUAL;
        return new Places(
                settings.slots().orElse(usual.slots()),
                data.resolve("update").toAbsolutePath(),
                settings.run(),
                usual.factory(),
                settings.keys());
    }

    public void start() {
        loop.execute(this::lookAndAgain);
    }

    /// The server desires this now.
    public void desired(DesiredState state) {
        state.schedule().ifPresent(schedule -> zone = schedule.zone());
        boolean news = !state.releases().equals(desired);
        desired = state.releases();
        if (news) {
            loop.execute(() -> {
                trouble = null;
                notBefore = 0;
                look();
            });
        }
    }

    /// What is being fetched is given up.
    @Override
    public void close() {
        closed = true;
    }

    private void lookAndAgain() {
        if (follows) {
            look();
        } else {
            follow();
        }
        loop.after(LOOK, this::lookAndAgain);
    }

    private void follow() {
        follows = slots.isAsked() || slots.state().trial().isPresent();
        look();
        if (follows) {
            loop.after(LOOK_CLOSELY, this::follow);
        }
    }

    private void look() {
        Optional<DesiredRelease> release = of(SoftwareKind.APP);
        if (settings.slots().isEmpty() && !desired.isEmpty()) {
            tell(why(0, Reason.NO_SLOTS, "nobody replaces software on this box"));
        } else if (release.isPresent()) {
            consider(release.get());
        } else {
            tell(of(SoftwareKind.OS)
                    .map(_ ->
                            new WhyNot(SoftwareKind.OS, 0, Reason.NO_SLOTS, "this box keeps the system it came with")));
        }
    }

    /// The one of this kind. What is written there is not believed yet: whoever judges it looks again.
    private Optional<DesiredRelease> of(SoftwareKind kind) {
        return desired.stream()
                .filter(release -> release.signed().manifest().contains("\"kind\":\"os\"") == (kind == SoftwareKind.OS))
                .findFirst();
    }

    private void consider(DesiredRelease release) {
        SlotState state = slots.state();
        var box = new Situation(
                SoftwareKind.APP,
                ARCH,
                release.channel(),
                slots.running().map(Running::sequence).orElse(state.committed().sequence()),
                around.clock().trusted());
        Verdict verdict = ReleaseCodec.judge(release.signed(), slots.keys(), box);
        boolean recent = slots.isFresh(ANOTHER_NIGHT, around.clock().wall());
        switch (Offer.of(release, verdict, state, slots.isAsked(), recent)) {
            case Offer.Settled(Optional<WhyNot> whyNot) -> tell(whyNot);
            case Offer.Open open -> pursue(open);
        }
    }

    private void pursue(Offer.Open open) {
        long sequence = open.manifest().sequence();
        if (!isTime()) {
            tell(why(sequence, Reason.WAITING, "from %s to %s".formatted(settings.from(), settings.to())));
            return;
        }
        if (loop.millis() < notBefore) {
            tell(Optional.ofNullable(trouble));
            return;
        }
        tell(why(sequence, Reason.DOWNLOADING, open.artifact().file()));
        Optional<Trouble> failed = download.fetch(open.artifact());
        if (failed.isPresent()) {
            tryLater(sequence, failed.get());
        } else {
            tell(why(sequence, Reason.INSTALLING, "it waits until nobody is here"));
            around.idle().whenNobodyIsHere(() -> loop.execute(() -> ask(open.release())));
        }
    }

    private void tryLater(long sequence, Trouble failed) {
        trouble = new WhyNot(SoftwareKind.APP, sequence, failed.reason(), failed.detail());
        notBefore = loop.millis() + failed.pause().toMillis();
        tell(Optional.of(trouble));
        loop.after(failed.pause(), this::look);
    }

    /// As long as it is still what is desired, and the time for it.
    private void ask(DesiredRelease release) {
        if (!desired.contains(release) || !isTime() || closed) {
            return;
        }
        SignedManifest signed = release.signed();
        var request = new Request(release.channel(), around.clock().trusted(), signed);
        try {
            Durably.replace(places.request(), request.text());
            LOG.info("the slot machine is asked for a release signed by {}", signed.key());
            if (!follows) {
                follows = true;
                loop.after(LOOK_CLOSELY, this::follow);
            }
        } catch (IOException e) {
            LOG.error("the slot machine cannot be asked: {}", e.toString());
        }
    }

    private boolean isTime() {
        return settings.allows(around.clock().wall().atZone(zone).toLocalTime());
    }

    private boolean goesOn() {
        return !closed && isTime() && !desired.isEmpty();
    }

    private static Optional<WhyNot> why(long sequence, Reason reason, String detail) {
        return Optional.of(new WhyNot(SoftwareKind.APP, sequence, reason, detail));
    }

    private void tell(Optional<WhyNot> whyNot) {
        Software software = standing.with(whyNot);
        if (!software.equals(told)) {
            told = software;
            around.report().accept(software);
        }
    }
}
