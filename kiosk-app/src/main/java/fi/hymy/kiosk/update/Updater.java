package fi.hymy.kiosk.update;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.UpdateSettings;
import fi.hymy.kiosk.content.ContentSource;
import fi.hymy.kiosk.disk.Durably;
import fi.hymy.kiosk.update.Download.Trouble;
import fi.hymy.kiosk.update.slot.Places;
import fi.hymy.kiosk.update.slot.Request;
import fi.hymy.kiosk.update.slot.SlotsCli;
import fi.hymy.protocol.message.DesiredRelease;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.message.Software.WhyNot;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.release.SoftwareKind;
import java.io.IOException;
import java.nio.file.Files;
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

    private static final Logger LOG = LoggerFactory.getLogger(Updater.class);
    private static final String ARCH = SlotsCli.arch(System.getProperty("os.arch", ""));

    private final EventLoop loop;
    private final UpdateSettings settings;
    private final Lane app;
    private final Lane system;
    private final Standing standing;
    private final Path visitor;
    private final Surroundings around;
    private volatile List<DesiredRelease> desired = List.of();
    private volatile ZoneId zone = ZoneId.systemDefault();
    private volatile boolean closed;
    private @Nullable Software told;
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

    /// Does something between two visitors. From any thread.
    public interface Idle {
        void whenNobodyIsHere(Runnable task);

        /// Whether a visitor is at the glass, as of a moment ago.
        boolean isSomebodyHere();
    }

    public Updater(EventLoop loop, UpdateSettings settings, Places places, ContentSource source, Surroundings around) {
        this.loop = loop;
        this.settings = settings;
        var bounded = new BoundedSource(source, settings.kibPerSecond() * 1024L, this::goesOn);
        this.app = new Lane(SoftwareKind.APP, places, bounded);
        this.system = new Lane(SoftwareKind.OS, places.system(), bounded);
        this.standing = new Standing(app, system, around.version());
        this.visitor = places.visitor();
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
                app.forgive();
                system.forgive();
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
        follows = app.isBusy() || system.isBusy();
        mark(follows && around.idle().isSomebodyHere());
        look();
        if (follows) {
            loop.after(LOOK_CLOSELY, this::follow);
        }
    }

    /// The program first, and one at a time: two on trial at once could not be told apart. What is at work is told
    /// before what stands still.
    private void look() {
        Optional<WhyNot> reason = Optional.empty();
        for (Lane lane : List.of(app, system)) {
            Optional<Offer> offer =
                    lane.among(desired).map(release -> lane.offer(release, settings, ARCH, around.clock()));
            if (offer.isPresent()) {
                switch (offer.get()) {
                    case Offer.Settled(Optional<WhyNot> whyNot) ->
                        reason = lane.isBusy() ? whyNot : reason.or(() -> whyNot);
                    case Offer.Open open -> {
                        pursue(lane, open);
                        return;
                    }
                }
            }
            if (lane.isBusy()) {
                break;
            }
        }
        tell(reason);
    }

    private void pursue(Lane lane, Offer.Open open) {
        long sequence = open.manifest().sequence();
        if (!isTime()) {
            tell(lane.why(sequence, Reason.WAITING, "from %s to %s".formatted(settings.from(), settings.to())));
            return;
        }
        Optional<WhyNot> trouble = lane.trouble(loop.millis());
        if (trouble.isPresent()) {
            tell(trouble);
            return;
        }
        tell(lane.why(sequence, Reason.DOWNLOADING, open.artifact().file()));
        Optional<Trouble> failed = lane.download().fetch(open.artifact());
        if (failed.isPresent()) {
            tell(lane.failed(sequence, failed.get(), loop.millis()));
            loop.after(failed.get().pause(), this::look);
        } else {
            tell(lane.why(sequence, Reason.INSTALLING, "it waits until nobody is here"));
            around.idle().whenNobodyIsHere(() -> loop.execute(() -> ask(lane, open.release())));
        }
    }

    /// As long as it is still what is desired, and the time for it. Several may have waited for nobody to be here.
    private void ask(Lane lane, DesiredRelease release) {
        if (!desired.contains(release) || !isTime() || closed || app.isBusy() || system.isBusy()) {
            return;
        }
        SignedManifest signed = release.signed();
        var request = new Request(release.channel(), around.clock().trusted(), signed);
        try {
            Durably.replace(lane.places().request(), request.text());
            LOG.info("the slot machine is asked for a release ({}) signed by {}", lane.kind(), signed.key());
            if (!follows) {
                follows = true;
                loop.after(LOOK_CLOSELY, this::follow);
            }
        } catch (IOException e) {
            LOG.error("the slot machine cannot be asked: {}", e.toString());
        }
    }

    /// Whoever comes while a version is being written is not interrupted: see `Courtesy`.
    private void mark(boolean somebody) {
        try {
            if (!somebody) {
                Files.deleteIfExists(visitor);
            } else if (!Files.exists(visitor)) {
                Files.createFile(visitor);
            }
        } catch (IOException e) {
            LOG.warn("the slot machine cannot be told whether somebody is here: {}", e.toString());
        }
    }

    private boolean isTime() {
        return settings.allows(around.clock().wall().atZone(zone).toLocalTime());
    }

    private boolean goesOn() {
        return !closed && isTime() && !desired.isEmpty();
    }

    private void tell(WhyNot whyNot) {
        tell(Optional.of(whyNot));
    }

    private void tell(Optional<WhyNot> whyNot) {
        Software software = standing.with(whyNot);
        if (!software.equals(told)) {
            told = software;
            around.report().accept(software);
        }
    }
}
